using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Matching.Learning;
using Matching.V1;

namespace Matching.Service.Tests;

/// <summary>Other tests of this process are measured too, for meters are heard by name: counts are at least what this one did.</summary>
public sealed class MetricsTests
{
    private const string Calls = "rpc_server_call_duration_seconds_count";

    [Fact]
    public async Task Scrape_AfterCalls_HasTheGoldenSignalsOfEachMethod()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        await Traffic.MakeAsync(service);
        await Refusal.OfAsync(service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = "nobody" }, RunningService.Options), StatusCode.NotFound);
        await JsonReply.GetAsync(service.Http, "/v1/enterprises/nobody");
        await JsonReply.GetAsync(service.Http, "/v1/enterprises?page_size=x");
        var scrape = await Scrape.OfAsync(service);

        Assert.True(scrape.Sum(Calls, ("rpc_method", "matching.v1.MatchingService/RankPartners"), ("rpc_response_status_code", "OK"), ("matching_transport", "grpc")) >= 2);
        foreach (var transport in new[] { "grpc", "json" })
        {
            Assert.True(scrape.Sum(Calls, ("rpc_method", "matching.v1.CatalogueService/GetEnterprise"), ("rpc_response_status_code", "NOT_FOUND"), ("matching_transport", transport)) >= 1, transport);
        }

        Assert.True(scrape.Sum(Calls, ("rpc_method", "matching.v1.CatalogueService/ListEnterprises"), ("rpc_response_status_code", "INVALID_ARGUMENT"), ("matching_transport", "json")) >= 1);
        Assert.Contains(scrape.Samples, sample => sample.Name == "matching_rpc_active" && sample.Labels["rpc_method"] == "matching.v1.MatchingService/RankPartners");
        Assert.True(scrape.Sum("matching_ranking_answers_total", ("source", "live")) >= 1);
        Assert.True(scrape.Sum("matching_ranking_answers_total", ("source", "published")) >= 1);
        Assert.True(scrape.Sum("matching_model_serving", ("model_version", SmallModels.First)) >= 1);
        Assert.True(scrape.Sum("matching_generation_number") >= 1);
        foreach (var stage in new[] { "candidates", "features", "score", "order", "names" })
        {
            Assert.True(scrape.Sum("matching_ranking_stage_duration_seconds_count", ("stage", stage)) >= 1, stage);
        }
    }

    [Fact]
    public async Task Scrape_OfAnything_HasNoLabelACallerCanFill()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        await JsonReply.GetAsync(service.Http, "/v1/enterprises:search?query=verygeheim");
        await JsonReply.GetAsync(service.Http, "/verygeheim/path");
        var scrape = await Scrape.OfAsync(service);

        Assert.DoesNotContain(scrape.Samples, sample => sample.Labels.Values.Any(value => value.Contains("verygeheim", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Scrape_OnTheGrpcAddress_IsNotThere()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, service.App.Urls.First() + Telemetry.MetricsPath)
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await JsonReply.OfAsync(service.Http, request)).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Measuring_HeardOrNot_AllocatesNothing(bool heard)
    {
        using var factory = new OneMeterFactory();
        var metrics = new CallMetrics(factory);
        var ranking = new RankingMetrics(factory);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (heard && (instrument.Meter == factory.Meter || instrument.Meter.Name == StageClock.SourceName))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.Start();
        var series = new CallSeries("method");
        Measure(metrics, ranking, series, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Measure(metrics, ranking, series, 1000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Measure(CallMetrics metrics, RankingMetrics ranking, CallSeries series, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            series.Begin();
            var clock = StageClock.Start();
            clock.Done(RankingStage.Candidates);
            clock.Done(RankingStage.Names);
            ranking.Answered(published: true);
            series.End();
            metrics.Record(series, begun, "OK", "grpc");
        }
    }

    private sealed class OneMeterFactory : IMeterFactory
    {
        public Meter Meter { get; } = new("Matching.Service.Tests");

        public Meter Create(MeterOptions options) => Meter;

        public void Dispose() => Meter.Dispose();
    }
}
