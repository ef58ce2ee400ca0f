namespace Matching.Learning;

/// <summary>What is known of a recipe after it was run on years it had not seen.</summary>
/// <param name="Results">Query by query.</param>
/// <param name="Metrics">The figures of the manifest.</param>
/// <param name="Report">Everything, for whoever draws up a report.</param>
public sealed record JudgedRecipe(WindowResults Results, ModelMetrics Metrics, BacktestReport Report)
{
    /// <summary>Runs a recipe on the years before a window and asks it the window's queries.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement.</param>
    /// <param name="recipe">How to train.</param>
    /// <param name="cutoff">First year of the window.</param>
    /// <param name="until">Last year of the window.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when there is no query in the window, or too little history before it to learn from.</returns>
    public static JudgedRecipe? Run(
        Catalogue catalogue, EngagementLog log, TrainingOptions recipe, int cutoff, int until, CancellationToken cancellationToken = default)
    {
        try
        {
            var window = new BacktestOptions(cutoff, until) { Frozen = true, Training = recipe };
            var (results, report) = WindowResults.Of(catalogue, log, Backtest.Train(catalogue, log, window, cancellationToken), cancellationToken);
            return report.Queries == 0 ? null : new JudgedRecipe(results, report.ToMetrics(), report);
        }
        catch (NotEnoughHistoryException)
        {
            // A young data set can still be trained on; the card then says that nobody knows how good the model is.
            return null;
        }
    }
}
