namespace Matching.Learning;

/// <summary>Retrains on less and less of the past, to see whether more of it would help.</summary>
/// <remarks>Only what is learnt from shrinks; the history that features count stays whole, and so do the queries asked.</remarks>
public static class LearningCurve
{
    /// <summary>The parts of the past queries learnt from, the newest of them.</summary>
    public static IReadOnlyList<double> Shares { get; } = [0.125, 0.25, 0.5, 0.75, 1];

    /// <summary>Retrains once a share and window.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement, numbered by <paramref name="catalogue"/>.</param>
    /// <param name="windows">The windows; figures are over all their queries.</param>
    /// <param name="cancellationToken">Stops between the stages.</param>
    /// <returns>One point a share; shares that are too little to learn from are left out.</returns>
    public static IReadOnlyList<LearningPoint> Run(
        Catalogue catalogue, EngagementLog log, IReadOnlyList<BacktestOptions> windows, CancellationToken cancellationToken = default)
    {
        var points = new List<LearningPoint>();
        foreach (var share in Shares)
        {
            try
            {
                var queries = windows.Select(window => Math.Max(1, (int)Math.Round(share * Available(catalogue, log, window)))).ToArray();
                var reports = windows.Select((window, i) => Ask(catalogue, log, window, queries[i], cancellationToken)).ToArray();
                points.Add(new LearningPoint(share, queries.Sum(), BacktestReport.Pool(reports).Model.Ndcg));
            }
            catch (NotEnoughHistoryException)
            {
                // The curve begins where there is enough to learn from.
            }
        }

        return points;
    }

    private static int Available(Catalogue catalogue, EngagementLog log, BacktestOptions window) =>
        Math.Min(window.Training.MaximumQueries, PastQueries.Read(catalogue, log, int.MinValue, window.Cutoff - 1, static _ => true).Count);

    private static BacktestReport Ask(Catalogue catalogue, EngagementLog log, BacktestOptions window, int queries, CancellationToken cancellationToken)
    {
        var options = window with { Baselines = BaselineSet.None, Training = window.Training with { MaximumQueries = queries } };
        return Backtest.Train(catalogue, log, options, cancellationToken).Evaluate(cancellationToken: cancellationToken);
    }
}
