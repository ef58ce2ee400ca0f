using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task Stop_CallRunning_LetsItFinish()
    {
        var gate = new Gate();
        var service = await RunningService.StartAsync(builder =>
        {
            builder.Services.AddSingleton(gate);
            builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<Gate>());
        });
        var call = service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = SmallWorld.Sinohydro }, RunningService.Options).ResponseAsync;
        await gate.Entered.Task.WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);
        var stopping = service.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopping.IsCompleted);
        gate.Open.SetResult();

        Assert.Equal("enterprises/sinohydro", (await call.WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken)).Name);
        await stopping.WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);
        await service.DisposeAsync();
    }

    private sealed class Gate : Interceptor
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Entered.SetResult();
            await Open.Task.WaitAsync(RunningService.Patience);
            return await continuation(request, context);
        }
    }
}
