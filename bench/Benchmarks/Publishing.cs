using System.Diagnostics;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Jobs;

namespace Matching.Bench.Benchmarks;

/// <summary>A whole publication of the sample: read, rank on every core, store, flip; against the bare scorer on one core.</summary>
internal sealed class Publishing : IBenchmark
{
    private const int Batch = 100;

    public string Name => "publish";

    public string What => "publish every active query of the sample, from reading the store to the flip; (query, candidate) pairs a second";

    public string? Against => "the product's tree scorer alone, one core, batches of 100 with ready features";

    public IReadOnlyList<Bound> Bounds { get; } = [Bound.AtLeast(Figure.Ratio, 0.5), Bound.AtLeast("ours", 500_000, "pairs/s")];

    public Measurement Run(SampleBed bed)
    {
        var (models, scorer, store) = (bed.Models, bed.Trees.Scorer, bed.Store);
        var batches = ScoringRows.Make(bed, Batch, rows: 20_000);
        var (pages, pairs) = (0L, 0L);
        var pair = Pair.Measure(
            bed.Rounds(5),
            () =>
            {
                var start = Stopwatch.GetTimestamp();
                var result = PublishJob.Run(store, models, TimeProvider.System);
                (pages, pairs) = (result.Generation.PageCount, result.Pairs);
                return pairs / Stopwatch.GetElapsedTime(start).TotalSeconds;
            },
            () =>
            {
                var start = Stopwatch.GetTimestamp();
                var rows = 0L;
                foreach (var matrix in Enumerable.Repeat(batches, 5).SelectMany(all => all))
                {
                    rows += scorer.Score(matrix).Length;
                }

                return rows / Stopwatch.GetElapsedTime(start).TotalSeconds;
            });
        return Measurement.Of(
            [.. Figure.Of(pair, "ours", "scorer alone", "pairs/s"), Figure.Of("pages", pages, string.Empty), Figure.Of("pairs", pairs, string.Empty)]);
    }
}
