using Matching.Bench.Benchmarks;
using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Bench.Plotting;

/// <summary>What a live ranking takes as regions hold more candidates.</summary>
internal sealed class LiveLatencyPlot : IPlot
{
    private const int WorldSize = 94_000;

    /// <summary>Candidates a call times over, so that small regions are asked often enough.</summary>
    private const int CandidatesARound = 400_000;

    private static readonly int[] Sizes = [50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

    public string Name => "live-latency";

    public LinePlot Draw(SampleBed bed)
    {
        var data = SampleBed.MakeWorld(bed.Size(WorldSize));
        var ranker = new Ranker(data.Catalogue, SampleBed.HistoryOf(data), bed.LoadModel());
        var (p50, p99) = (new List<(double, double)>(), new List<(double, double)>());
        foreach (var (region, count) in Regions(data.Catalogue))
        {
            var queries = LiveRanking.Queries(data, region);
            var latency = Latency.Measure(
                bed.Rounds(5),
                Math.Clamp(CandidatesARound / count, 30, 2_000),
                call =>
                {
                    using var ranked = ranker.RankAll(queries[call % queries.Length], CandidateFilter.None);
                    ranked.Lines(0, 20);
                });
            p50.Add((count, Quantiles.Median(latency.P50)));
            p99.Add((count, Quantiles.Median(latency.P99)));
        }

        return new LinePlot("Live ranking, one caller", "candidates of the region", "ms a call", [new("p50", p50), new("p99", p99)]) { IsLogarithmic = true };
    }

    /// <summary>Regions of about 1, 2 and 5 times each power of ten candidates, as far as there are such.</summary>
    private static IEnumerable<(RegionId Region, int Candidates)> Regions(Catalogue catalogue)
    {
        var sizes = catalogue.Regions.All
            .Select(region => (region.Id, Candidates: region.Countries.Sum(country => catalogue.InCountry(catalogue.IndexOf(country)).Length)))
            .Where(region => region.Candidates > 0)
            .ToArray();
        return Sizes
            .Select(size => sizes.MinBy(region => Math.Abs(Math.Log((double)region.Candidates / size))))
            .DistinctBy(region => region.Candidates)
            .OrderBy(region => region.Candidates);
    }
}
