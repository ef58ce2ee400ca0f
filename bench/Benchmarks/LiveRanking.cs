using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Domain;
using Matching.Jobs;
using Matching.Learning;

namespace Matching.Bench.Benchmarks;

/// <summary>The core of a live answer: every candidate of a country ranked for an enterprise, one caller, without the wire.</summary>
internal sealed class LiveRanking(int candidates, int worldSize, double? p50, double p99) : IBenchmark
{
    /// <summary>Bytes a call may allocate, however many candidates there are.</summary>
    private const int MostBytes = 8_000;

    public string Name => $"rank live {candidates:N0}";

    public string What =>
        $"Ranker.RankAll and its first 20 lines over the country of about {candidates:N0} institutions in a world of {worldSize:N0} with two engagements each, one caller; two of three queries name a sector";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds { get; } =
    [
        .. p50 is { } median ? [Bound.AtMost("p50", median, "ms")] : Array.Empty<Bound>(),
        Bound.AtMost("p99", p99, "ms"),
        Bound.AtMost("allocated", MostBytes, "B/call"),
    ];

    public Measurement Run(SampleBed bed)
    {
        var data = SampleBed.MakeWorld(worldSize);
        var ranker = new Ranker(data.Catalogue, SampleBed.HistoryOf(data), bed.LoadModel());
        var country = Enumerable.Range(0, data.Catalogue.CountryCount)
            .MinBy(number => Math.Abs(data.Catalogue.InCountry(number).Length - candidates));
        var queries = Queries(data, data.Catalogue.Regions.Countries[country].Id);
        var expected = data.Catalogue.InCountry(country).Length;
        var latency = Latency.Measure(
            bed.Rounds(7),
            bed.Size(candidates > 500 ? 1_000 : 3_000),
            call =>
            {
                using var ranked = ranker.RankAll(queries[call % queries.Length], CandidateFilter.None);
                if (ranked.Count != expected || ranked.Lines(0, 20).Length != 20)
                {
                    throw new WrongResultException("a ranking lacks candidates");
                }
            });
        return Measurement.Of([.. Figure.Of(latency), Figure.Of("candidates", expected, string.Empty)]);
    }

    /// <summary>Every enterprise with one of its own sectors, or any sector when it has none; every third query over all sectors.</summary>
    public static RankQuery[] Queries(LearningData data, RegionId region)
    {
        var random = new Random(5);
        var own = data.Log.Ties(data.Catalogue).GroupBy(tie => tie.Enterprise).ToDictionary(ties => ties.Key, ties => ties.Select(tie => tie.Sector).ToArray());
        var leaves = data.Catalogue.Sectors.All.Where(sector => data.Catalogue.Sectors.SelfAndDescendants(sector.Id).Count == 1).Select(sector => sector.Id).ToArray();
        return [.. data.Catalogue.Enterprises.Select((enterprise, i) =>
        {
            var sectors = own.GetValueOrDefault(enterprise.Id, leaves);
            return new RankQuery(enterprise.Id, i % 3 == 2 ? null : sectors[random.Next(sectors.Length)], region);
        })];
    }
}
