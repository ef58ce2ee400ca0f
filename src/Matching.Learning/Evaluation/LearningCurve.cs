namespace Matching.Learning;

/// <summary>Retrains on less and less of the past, to see whether more of it would help.</summary>
/// <remarks>Only what is learnt from shrinks; the history that features count stays whole, and so do the queries asked.</remarks>
public static class LearningCurve
{
    /// <summary>The parts of the past queries learnt from.</summary>
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
                var runs = windows.Select(window => Ask(catalogue, log, window, share, cancellationToken)).ToArray();
                points.Add(new LearningPoint(share, runs.Sum(run => run.LearntFrom), BacktestReport.Pool([.. runs.Select(run => run.Report)]).Model.Ndcg));
            }
            catch (NotEnoughHistoryException)
            {
                // The curve begins where there is enough to learn from.
            }
        }

        return points;
    }

    private static (int LearntFrom, BacktestReport Report) Ask(
        Catalogue catalogue, EngagementLog log, BacktestOptions window, double share, CancellationToken cancellationToken)
    {
        var options = window with { Baselines = BaselineSet.None, Training = window.Training with { QueryShare = share } };
        var backtest = Backtest.Train(catalogue, log, options, cancellationToken);
        return (backtest.LearntFrom, backtest.Evaluate(cancellationToken: cancellationToken));
    }
}
