using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Jobs;

namespace Matching.Bench.Benchmarks;

/// <summary>A published page out of the store, decoded.</summary>
internal sealed class PageReading : IBenchmark
{
    public string Name => "page read";

    public string What => "RankingPages.Find of a published page (up to 200 lines), one caller, pages in random order";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds => [];

    public Measurement Run(SampleBed bed)
    {
        var generation = PublishJob.Run(bed.Store, bed.Models, TimeProvider.System).Generation.Number;
        var queries = ActiveQueries.Of(bed.Data).ToArray();
        new Random(3).Shuffle(queries);
        var lines = 0L;
        var calls = 0L;
        var latency = Latency.Measure(
            bed.Rounds(7),
            bed.Size(10_000),
            call =>
            {
                var page = bed.Store.Rankings.Find(generation, queries[call % queries.Length]) ?? throw new WrongResultException("a published page is not found");
                lines += page.Top.Count;
                calls++;
            });
        return Measurement.Of([.. Figure.Of(latency), Figure.Of("lines", (double)lines / calls, "a page")]);
    }
}
