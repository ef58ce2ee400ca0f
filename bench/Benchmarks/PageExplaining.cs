using Matching.Bench.Measuring;
using Matching.Bench.Sample;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Bench.Benchmarks;

/// <summary>The reasons of a page: the best 20 candidates of a country explained, one caller, without evidence from the store and without the wire.</summary>
internal sealed class PageExplaining(int candidates, int worldSize) : IBenchmark
{
    private const int Page = 20;

    public string Name => $"explain {Page} of {candidates:N0}";

    public string What =>
        $"Ranker.Explain and the explanations, in both languages, of the best {Page} of about {candidates:N0} institutions in a world of {worldSize:N0}, one caller; every sum compared with its score";

    public string? Against => null;

    public IReadOnlyList<Bound> Bounds { get; } = [Bound.AtMost("p99", 100, "ms").AsAim()];

    public Measurement Run(SampleBed bed)
    {
        var data = SampleBed.MakeWorld(worldSize);
        var ranker = new Ranker(data.Catalogue, SampleBed.HistoryOf(data), bed.LoadModel());
        var country = Enumerable.Range(0, data.Catalogue.CountryCount)
            .MinBy(number => Math.Abs(data.Catalogue.InCountry(number).Length - candidates));
        var queries = LiveRanking.Queries(data, data.Catalogue.Regions.Countries[country].Id);
        var pages = queries.Take(200).Select(query => (Query: query, Top: ranker.Rank(query, CandidateFilter.None).Items.Take(Page).ToArray())).ToArray();
        var latency = Latency.Measure(
            bed.Rounds(5),
            bed.Size(200),
            call =>
            {
                var (query, top) = pages[call % pages.Length];
                var explainer = ranker.Explain(query);
                foreach (var item in top)
                {
                    var explanation = explainer.Explain(item.Institution);
                    if (Math.Abs(explanation.Base + explanation.Reasons.Sum(reason => reason.Contribution) - item.Score) > 1e-4)
                    {
                        throw new WrongResultException("reasons do not add up to the score");
                    }
                }
            });
        return Measurement.Of([.. Figure.Of(latency), Figure.Of("candidates", data.Catalogue.InCountry(country).Length, string.Empty)]);
    }
}
