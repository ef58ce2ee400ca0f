using System.Text;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

/// <summary>What leaves the service by OTLP, over a real HTTP port into a collector of the test's own.</summary>
public sealed class OtlpTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task Calls_WithAnEndpoint_LeaveSpansMetricsAndLogsAndNothingOfTheirText()
    {
        await using var collector = await Collector.StartAsync();
        await using (var service = await RunningService.StartWithHttpAsync(
            configure: builder => builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<FailingGet>()), telemetry: new TelemetryOptions(collector.Address, "http/protobuf"), expected: 1000))
        {
            var headers = new Metadata { { "traceparent", $"00-{TraceId}-b7ad6b7169203331-01" }, { "x-request-id", "it-99" }, { "authorization", "Bearer verysecret" } };
            await service.Matching.RankPartnersAsync(new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "ZM" }, RunningService.Options.WithHeaders(headers));
            await service.Catalogue.SearchEnterprisesAsync(new SearchEnterprisesRequest { Query = "verygeheim" }, RunningService.Options.WithHeaders(headers));
            await JsonReply.GetAsync(service.Http, "/v1/enterprises:search?query=verygeheim");
            await Refusal.OfAsync(service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = SmallWorld.Sinohydro }, RunningService.Options.WithHeaders(headers)), StatusCode.Internal);
        }

        var (traces, metrics, logs) = (collector.Of("/v1/traces"), collector.Of("/v1/metrics"), collector.Of("/v1/logs"));
        foreach (var said in new[] { "matching.v1.MatchingService/RankPartners", "candidates", "features", "score", "order", "names", "read", "it-99" })
        {
            Assert.True(Has(traces, Encoding.UTF8.GetBytes(said)), $"no {said} in the traces");
        }

        Assert.True(Has(traces, Convert.FromHexString(TraceId)), "the spans are of another trace");
        Assert.True(Has(metrics, Encoding.UTF8.GetBytes(CallMetrics.DurationName)), "no call was measured");
        Assert.True(Has(logs, Encoding.UTF8.GetBytes(CallObserver.RequestIdTag)) && Has(logs, "it-99"u8.ToArray()), "the log does not name the request");
        Assert.True(Has(logs, Convert.FromHexString(TraceId)), "the log does not name the trace");
        foreach (var bytes in new[] { traces, metrics, logs })
        {
            Assert.False(Has(bytes, "verygeheim"u8.ToArray()), "a caller's text left the service");
            Assert.False(Has(bytes, "verysecret"u8.ToArray()), "a secret left the service");
        }
    }

    private static bool Has(byte[] bytes, byte[] part) => bytes.AsSpan().IndexOf(part) >= 0;

    private sealed class FailingGet : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
            request is GetEnterpriseRequest ? throw new InvalidOperationException("inner workings") : continuation(request, context);
    }
}
