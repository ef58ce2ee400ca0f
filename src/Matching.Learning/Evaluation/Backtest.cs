namespace Matching.Learning;

/// <summary>Trains once on what is before a cut-off, then ranks every query after it beside the rules without learning.</summary>
public sealed class Backtest
{
    /// <summary>The name of the learned model in the table.</summary>
    public const string ModelName = "learned model";

    private readonly Catalogue _catalogue;
    private readonly EngagementLog _log;
    private readonly BacktestOptions _options;
    private readonly RankingModel _model;

    private Backtest(Catalogue catalogue, EngagementLog log, BacktestOptions options, RankingModel model) =>
        (_catalogue, _log, _options, _model) = (catalogue, log, options, model);

    /// <summary>Trains on what is before the cut-off.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement, numbered by <paramref name="catalogue"/>.</param>
    /// <param name="options">The window.</param>
    /// <param name="cancellationToken">Stops training.</param>
    /// <exception cref="NotEnoughHistoryException">Too little before the cut-off to learn from.</exception>
    public static Backtest Train(Catalogue catalogue, EngagementLog log, BacktestOptions options, CancellationToken cancellationToken = default)
    {
        var model = ModelTrainer.Train(catalogue, log, options.Training with { AsOfYear = options.Cutoff }, cancellationToken);
        return new Backtest(catalogue, log, options, model.Load("backtest"));
    }

    /// <summary>Asks every query of every ranker.</summary>
    /// <param name="extended">The catalogue with candidates added for the test, or null. They were no part of training.</param>
    /// <param name="ranked">Called with every query's candidates and the learned model's scores, or null.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    public BacktestReport Evaluate(Catalogue? extended = null, Action<RankedQuery>? ranked = null, CancellationToken cancellationToken = default)
    {
        var tested = extended ?? _catalogue;
        var window = new BacktestWindow(tested, extended is null ? _log : _log.Renumber(_catalogue, extended), _options, _catalogue);
        var results = new List<RankerResult>();
        foreach (var (name, scorer) in Baselines.For(_catalogue))
        {
            cancellationToken.ThrowIfCancellationRequested();
            results.Add(window.Ask(name, scorer));
        }

        results.Add(window.Ask(
            ModelName,
            Learned(cancellationToken),
            (query, candidates, scores) => ranked?.Invoke(RankedQuery.Create(tested, query, candidates, scores))));
        return new BacktestReport(_options, window.Queries.Count, window.TooFewCandidates, results);
    }

    private CandidateScorer Learned(CancellationToken cancellationToken)
    {
        var rankers = new Dictionary<EngagementHistory, Ranker>();
        return (catalogue, history, query, candidates) =>
        {
            if (!rankers.TryGetValue(history, out var ranker))
            {
                ranker = rankers[history] = new Ranker(catalogue, history, _model);
            }

            return ranker.Score(query.Enterprise, query.Sector, candidates, cancellationToken);
        };
    }
}
