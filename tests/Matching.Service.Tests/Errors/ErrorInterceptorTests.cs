using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

public sealed class ErrorInterceptorTests
{
    [Fact]
    public async Task Call_HandlerFails_IsInternalAndLoggedOnceWithItsRequestId()
    {
        await using var service = await RunningService.StartAsync(
            builder => builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<Failing>()), expected: 1000);
        var call = service.Catalogue.GetEnterpriseAsync(
            new GetEnterpriseRequest { Name = "sinohydro" }, RunningService.Options.WithHeaders(new Metadata { { "x-request-id", "it-42" } }));
        var status = await Refusal.OfAsync(call, StatusCode.Internal);

        Assert.Equal(ErrorReasons.Internal, status.Reason());
        Assert.Equal("it-42", status.GetDetail<RequestInfo>()!.RequestId);
        Assert.DoesNotContain("inner workings", status.Message, StringComparison.Ordinal);
    }

    private sealed class Failing : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            throw new InvalidOperationException("inner workings");
    }
}
