namespace Matching.Learning;

/// <summary>Trains once on what is before a cut-off, then ranks every query after it beside the baselines.</summary>
public sealed class Backtest
{
    /// <summary>The name of the learned model in the table.</summary>
    public const string ModelName = "learned model";

    private readonly Catalogue _catalogue;
    private readonly EngagementLog _log;
    private readonly BacktestOptions _options;
    private readonly RankingModel _model;
    private readonly IReadOnlyList<(string Name, CandidateScorer Score)> _learned;

    private Backtest(
        Catalogue catalogue, EngagementLog log, BacktestOptions options, RankingModel model, IReadOnlyList<(string Name, CandidateScorer Score)> learned) =>
        (_catalogue, _log, _options, _model, _learned) = (catalogue, log, options, model, learned);

    /// <summary>Past queries the learned model learnt from.</summary>
    internal int LearntFrom { get; private init; }

    /// <summary>Trains on what is before the cut-off.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement, numbered by <paramref name="catalogue"/>.</param>
    /// <param name="options">The window.</param>
    /// <param name="cancellationToken">Stops training.</param>
    /// <exception cref="NotEnoughHistoryException">Too little before the cut-off to learn from.</exception>
    public static Backtest Train(Catalogue catalogue, EngagementLog log, BacktestOptions options, CancellationToken cancellationToken = default)
    {
        var (trained, rows) = ModelTrainer.TrainWithRows(catalogue, log, options.Training with { AsOfYear = options.Cutoff }, cancellationToken);
        var model = trained.Load("backtest");
        var learned = options.Baselines == BaselineSet.All ? LearnedBaselines.Train(rows, model.Logit, options.Training, cancellationToken) : [];
        return new Backtest(catalogue, log, options, model, learned) { LearntFrom = trained.Queries };
    }

    /// <summary>Asks every query of every ranker.</summary>
    /// <param name="extended">The catalogue with candidates added for the test, or null. They were no part of training.</param>
    /// <param name="ranked">Called with every query's candidates and the learned model's scores, or null.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    public BacktestReport Evaluate(Catalogue? extended = null, Action<RankedQuery>? ranked = null, CancellationToken cancellationToken = default)
    {
        var tested = extended ?? _catalogue;
        var window = Window(extended);
        var rules = _options.Baselines == BaselineSet.None ? [] : CountingRules.For(_catalogue);
        var diagnosis = new DiagnosisMeter(tested, window, _model, _options.Resamples);
        var results = window.Ask(
            [.. rules, .. _learned, (ModelName, Learned(cancellationToken))],
            (query, candidates, scores, outcome) =>
            {
                diagnosis.Add(query, candidates, scores, outcome);
                ranked?.Invoke(RankedQuery.Create(tested, query, candidates, scores));
            },
            cancellationToken);
        return new BacktestReport(_options, window.Queries.Count, window.Excluded, [.. results.Select((result, i) => result with { IsRule = i < rules.Count })])
        {
            Diagnosis = diagnosis.Read(),
        };
    }

    /// <summary>What the learned model loses when a part of its features is shuffled among the candidates of each query.</summary>
    /// <param name="cancellationToken">Stops between queries.</param>
    public IReadOnlyList<FeatureEffect> Importance(CancellationToken cancellationToken = default) =>
        new PermutationImportance(_catalogue, _model, _options).Measure(Window(extended: null), cancellationToken);

    private BacktestWindow Window(Catalogue? extended) =>
        new(extended ?? _catalogue, extended is null ? _log : _log.Renumber(_catalogue, extended), _options, _catalogue);

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
