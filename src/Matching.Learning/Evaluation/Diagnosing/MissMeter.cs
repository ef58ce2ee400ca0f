using Matching.Domain;

namespace Matching.Learning;

/// <summary>Keeps the queries that were answered worst.</summary>
internal sealed class MissMeter(Catalogue catalogue, BacktestWindow window, RankingModel model)
{
    private const int Kept = 12;
    private const int Shown = 3;

    private readonly List<(PastQuery Query, int[] Candidates, float[] Scores, QueryMetrics Metrics)> _worst = [];

    /// <summary>Adds one ranked query.</summary>
    public void Add(PastQuery query, int[] candidates, float[] scores, QueryMetrics metrics)
    {
        if (metrics.Ndcg >= 0.5)
        {
            return;
        }

        // Nothing in the top 10 is 0 whatever the place: among those, the deeper the worse.
        var place = _worst.FindIndex(other => (metrics.Ndcg, metrics.ReciprocalRank).CompareTo((other.Metrics.Ndcg, other.Metrics.ReciprocalRank)) < 0);
        _worst.Insert(place < 0 ? _worst.Count : place, (query, candidates, scores, metrics));
        if (_worst.Count > Kept)
        {
            _worst.RemoveAt(Kept);
        }
    }

    /// <summary>The worst, worst first.</summary>
    public IReadOnlyList<Miss> Read() => [.. _worst.Select(miss => Read(miss.Query, miss.Candidates, miss.Scores, miss.Metrics.Ndcg))];

    private Miss Read(PastQuery query, int[] candidates, float[] scores, double ndcg)
    {
        var order = Enumerable.Range(0, candidates.Length).OrderByDescending(i => scores[i]).ThenBy(i => candidates[i]).Select(i => candidates[i]).ToArray();
        var right = order.Where(query.Chose).ToArray();
        var reasons = new MissReasons(catalogue, window.HistoryOf(query), model).Between(query, candidates, right[0], order[0]);
        return new Miss(
            catalogue.Enterprises[query.Enterprise].Name,
            catalogue.Regions.Countries[query.Country].Name,
            catalogue.Sectors.All[query.Sector].Name,
            query.Year,
            candidates.Length,
            ndcg,
            [.. right.Select(institution => Describe(institution, order))],
            [.. order.Take(Shown).Select(institution => Describe(institution, order))],
            reasons);
    }

    private MissedInstitution Describe(int institution, int[] order) => new(
        catalogue.Institutions[institution].Name, catalogue.Institutions[institution].Kind.ToToken(), Array.IndexOf(order, institution) + 1);
}
