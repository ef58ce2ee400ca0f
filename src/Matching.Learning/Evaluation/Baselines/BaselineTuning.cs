namespace Matching.Learning;

/// <summary>Tries settings of every learned baseline on windows of the past, the same number for each.</summary>
public sealed class BaselineTuning
{
    private readonly List<(TrainingSet Rows, QueryMatrix Matrix, QueryMatrix HardMatrix, BacktestWindow Plain, BacktestWindow? Hard)> _windows = [];
    private readonly int _seed;
    private readonly bool _hasLightGbm;

    private BaselineTuning(int seed, bool hasLightGbm) => (_seed, _hasLightGbm) = (seed, hasLightGbm);

    /// <summary>Trains the first stage and makes the training rows of each window; the trials then share them.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement, numbered by <paramref name="catalogue"/>.</param>
    /// <param name="extended">The catalogue with candidates added for the hard test, or null.</param>
    /// <param name="windows">Windows that judge the trials; never those that judge the result. At least one.</param>
    /// <param name="cancellationToken">Stops training.</param>
    /// <exception cref="NotEnoughHistoryException">Too little before a cut-off to learn from.</exception>
    public static BaselineTuning Prepare(
        Catalogue catalogue, EngagementLog log, Catalogue? extended, IReadOnlyList<BacktestOptions> windows, CancellationToken cancellationToken = default)
    {
        var tuning = new BaselineTuning(windows[0].Training.Seed, windows[0].Training.Trainer == TreeTrainer.LightGbm);
        foreach (var window in windows)
        {
            var (model, rows) = ModelTrainer.TrainWithRows(catalogue, log, window.Training with { AsOfYear = window.Cutoff }, cancellationToken);
            var logit = model.Load("tuning").Logit;
            var hard = extended is null ? null : new BacktestWindow(extended, log.Renumber(catalogue, extended), window, catalogue);
            tuning._windows.Add((rows, new QueryMatrix(logit, keep: true), new QueryMatrix(logit, keep: true), new BacktestWindow(catalogue, log, window), hard));
        }

        return tuning;
    }

    /// <summary>Runs the trials of every baseline.</summary>
    /// <param name="trials">How many each gets; fewer where it has fewer settings.</param>
    /// <param name="told">Told how much is done, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Stops between trials.</param>
    /// <returns>Every trial in the order it was made.</returns>
    public IReadOnlyList<BaselineTrial> Run(int trials, Action<double>? told = null, CancellationToken cancellationToken = default)
    {
        var planned = new List<(string Baseline, object Settings, Func<TrainingSet, Func<QueryMatrix, CandidateScorer>> Train)>();
        planned.AddRange(BaselineSettings.Ease(trials, _seed).Select(options => Plan(LearnedBaselines.Ease, options, _ => _ => new EaseBaseline(options).Score)));
        planned.AddRange(BaselineSettings.Pointwise(trials, _seed)
            .Select(options => Plan(LearnedBaselines.Pointwise, options, rows => Reads(PointwiseBaseline.Fit(rows, options, _seed).Score))));
        planned.AddRange(Trees(LearnedBaselines.FastTree, TreeTrainer.FastTree, trials));
        planned.AddRange(_hasLightGbm ? Trees(LearnedBaselines.LightGbm, TreeTrainer.LightGbm, trials) : []);
        var found = new List<BaselineTrial>();
        foreach (var (baseline, settings, train) in planned)
        {
            told?.Invoke((double)found.Count / planned.Count);
            found.Add(Try(baseline, settings, train, cancellationToken));
        }

        return found;
    }

    private IEnumerable<(string, object, Func<TrainingSet, Func<QueryMatrix, CandidateScorer>>)> Trees(string name, TreeTrainer trainer, int trials) =>
        BaselineSettings.Trees(trainer, trials, _seed).Select(options => Plan(name, options, rows => Reads(TreeBaseline.Fit(rows, options, _seed).Score)));

    private static (string, object, Func<TrainingSet, Func<QueryMatrix, CandidateScorer>>) Plan(
        string name, object settings, Func<TrainingSet, Func<QueryMatrix, CandidateScorer>> train) => (name, settings, train);

    private static Func<QueryMatrix, CandidateScorer> Reads(Func<FeatureMatrix, float[]> score) => matrix => LearnedBaselines.Read(matrix, score);

    private BaselineTrial Try(string name, object settings, Func<TrainingSet, Func<QueryMatrix, CandidateScorer>> train, CancellationToken cancellationToken)
    {
        var (plain, hard) = (new List<RankerResult>(), new List<RankerResult>());
        foreach (var window in _windows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ranker = train(window.Rows);
            plain.AddRange(window.Plain.Ask([(name, ranker(window.Matrix))], cancellationToken: cancellationToken));
            if (window.Hard is not null)
            {
                hard.AddRange(window.Hard.Ask([(name, ranker(window.HardMatrix))], cancellationToken: cancellationToken));
            }
        }

        return new BaselineTrial(name, settings.ToString()!, Pooled(plain), hard.Count == 0 ? null : Pooled(hard));
    }

    private static Interval Pooled(List<RankerResult> results) =>
        (results[0] with { Outcomes = [.. results.SelectMany(result => result.Outcomes)] }).Ndcg;
}
