using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

public sealed class HealthTests
{
    [Theory]
    [InlineData("")]
    [InlineData("liveness")]
    [InlineData("readiness")]
    [InlineData("matching.v1.MatchingService")]
    [InlineData("matching.v1.CatalogueService")]
    public async Task Check_WhileServing_IsServing(string name)
    {
        await using var service = await RunningService.StartAsync();
        var answer = await new Health.HealthClient(service.Channel).CheckAsync(new HealthCheckRequest { Service = name }, RunningService.Options);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Check_UnknownName_IsNotFound()
    {
        await using var service = await RunningService.StartAsync();
        var call = new Health.HealthClient(service.Channel).CheckAsync(new HealthCheckRequest { Service = "other" }, RunningService.Options);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(StatusCode.NotFound, exception.StatusCode);
    }

    [Fact]
    public async Task Check_StopBegun_IsNotReadyButAlive()
    {
        await using var service = await RunningService.StartAsync();
        service.App.Services.GetRequiredService<Readiness>().Stop();
        var health = new Health.HealthClient(service.Channel);
        var ready = await health.CheckAsync(new HealthCheckRequest { Service = "readiness" }, RunningService.Options);
        var alive = await health.CheckAsync(new HealthCheckRequest { Service = "liveness" }, RunningService.Options);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, ready.Status);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, alive.Status);
    }

    [Fact]
    public async Task Watch_OpenWhenTheServiceStops_DoesNotHoldTheStopUp()
    {
        var service = await RunningService.StartAsync();
        using var watch = new Health.HealthClient(service.Channel).Watch(new HealthCheckRequest { Service = "readiness" }, RunningService.Options);
        Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience));
        var stopping = service.App.StopAsync(TestContext.Current.CancellationToken);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));

        await service.DisposeAsync();
    }
}
