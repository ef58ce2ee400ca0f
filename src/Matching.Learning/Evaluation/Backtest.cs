namespace Matching.Learning;

/// <summary>Trains on what is before a cut-off and ranks every query after it, beside the rules without learning.</summary>
public static class Backtest
{
    /// <summary>The name of the learned model in the table.</summary>
    public const string ModelName = "learned model";

    /// <summary>Runs a backtest.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement, numbered by <paramref name="catalogue"/>.</param>
    /// <param name="options">The window.</param>
    /// <param name="extended">The catalogue with candidates added for the test, or null. They are never part of training.</param>
    /// <param name="ranked">Called with every query's candidates and the learned model's scores, or null.</param>
    /// <param name="cancellationToken">Stops between queries and within training.</param>
    /// <exception cref="NotEnoughHistoryException">Too little before the cut-off to learn from.</exception>
    public static BacktestReport Run(
        Catalogue catalogue,
        EngagementLog log,
        BacktestOptions options,
        Catalogue? extended = null,
        Action<RankedQuery>? ranked = null,
        CancellationToken cancellationToken = default)
    {
        var model = ModelTrainer.Train(catalogue, log, options.Training with { AsOfYear = options.Cutoff }, cancellationToken).Load("backtest");
        var tested = extended ?? catalogue;
        var window = new BacktestWindow(tested, extended is null ? log : log.Renumber(catalogue, extended), options, catalogue);
        var results = new List<RankerResult>();
        foreach (var (name, scorer) in Baselines.For(catalogue))
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.Add(window.Ask(name, scorer));
        }

        var rankers = new Dictionary<EngagementHistory, Ranker>();
        results.Add(window.Ask(
            ModelName,
            (known, history, query, candidates) =>
            {
                if (!rankers.TryGetValue(history, out var ranker))
                {
                    ranker = rankers[history] = new Ranker(known, history, model);
                }

                return ranker.Score(query.Enterprise, query.Sector, candidates, cancellationToken);
            },
            (query, candidates, scores) => ranked?.Invoke(RankedQuery.Create(tested, query, candidates, scores))));
        return new BacktestReport(options, window.Queries.Count, window.TooFewCandidates, results);
    }
}
