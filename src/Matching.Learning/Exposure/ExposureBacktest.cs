using Matching.Domain;

namespace Matching.Learning;

/// <summary>Measures what an exposure cap costs on years the model has not seen, by whom the enterprises really engaged.</summary>
public static class ExposureBacktest
{
    /// <summary>Ranks the queries of a window, caps their first pages together as a publication would, and judges both.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement, numbered by <paramref name="catalogue"/>.</param>
    /// <param name="options">The window.</param>
    /// <param name="caps">The caps to try.</param>
    /// <param name="reach">How many lines of each ranking may be rearranged.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    /// <returns>One row a cap, the uncapped first.</returns>
    /// <exception cref="NotEnoughHistoryException">Too little before the cut-off to learn from.</exception>
    public static IReadOnlyList<ExposureTrial> Run(
        Catalogue catalogue, EngagementLog log, BacktestOptions options, IReadOnlyList<ExposureCap> caps, int reach, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caps);
        var model = ModelTrainer.Train(catalogue, log, options.Training with { AsOfYear = options.Cutoff }, cancellationToken).Load("backtest");
        var window = new BacktestWindow(catalogue, log, options);
        var rankers = new Dictionary<EngagementHistory, Ranker>();
        var pages = new List<DraftPage>();
        foreach (var query in window.Queries)
        {
            var history = window.HistoryOf(query);
            if (!rankers.TryGetValue(history, out var ranker))
            {
                ranker = rankers[history] = new Ranker(catalogue, history, model);
            }

            var candidates = window.Candidates(query);
            var shares = ScoreShares.Of(ranker.Score(query.Enterprise, query.Sector, candidates, cancellationToken));
            Array.Sort(shares, candidates, Comparer<double>.Create(static (a, b) => b.CompareTo(a)));
            pages.Add(new DraftPage(candidates, shares));
        }

        return [Judge(null, caps[0].FirstPage), .. caps.Select(cap => Judge(cap, cap.FirstPage))];

        ExposureTrial Judge(ExposureCap? cap, int firstPage)
        {
            var heads = pages.Select(page => new DraftPage([.. page.Institutions.Take(reach)], [.. page.Shares.Take(reach)])).ToList();
            var orders = cap is null ? heads.ConvertAll(head => Enumerable.Range(0, head.Institutions.Length).ToArray()) : [.. ExposureDraft.Arrange(heads, catalogue.Institutions.Count, cap)];
            var counts = new ExposureCounts(catalogue.Institutions.Count, firstPage);
            var (measured, expected) = (new double[pages.Count], new double[pages.Count]);
            for (var i = 0; i < pages.Count; i++)
            {
                int[] arranged = [.. orders[i].Select(position => heads[i].Institutions[position]), .. pages[i].Institutions[heads[i].Institutions.Length..]];
                counts.Add(arranged);
                counts.AddCandidates(pages[i].Institutions);
                measured[i] = RankingMetrics.Compute(
                    [.. arranged.Select((_, place) => -(float)place)], [.. arranged.Select(institution => window.Queries[i].Chose(institution) ? 1 : 0)]).Ndcg;
                expected[i] = ExpectedNdcg.Of(heads[i].Shares, orders[i]);
            }

            var ndcg = ClusteredBootstrap.MeanOf(measured, [.. window.Queries.Select(query => query.Enterprise)], resamples: options.Resamples);
            return new ExposureTrial(cap, pages.Count, counts.Gini(), counts.Most, ndcg, pages.Count == 0 ? 0 : 1 - expected.Average());
        }
    }
}
