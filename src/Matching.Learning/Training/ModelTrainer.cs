namespace Matching.Learning;

/// <summary>Trains a ranking model on everything known before a year.</summary>
public static class ModelTrainer
{
    /// <summary>Trains.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement; those of the as-of year and later are not looked at.</param>
    /// <param name="options">How to train.</param>
    /// <param name="cancellationToken">Stops between the stages and within the longer ones.</param>
    /// <exception cref="NotEnoughHistoryException">Too little to learn from.</exception>
    public static TrainedModel Train(Catalogue catalogue, EngagementLog log, TrainingOptions options, CancellationToken cancellationToken = default) =>
        TrainWithRows(catalogue, log, options, cancellationToken).Model;

    /// <summary>Trains, and returns the rows the trees were grown on, too: baselines learn from the same.</summary>
    /// <exception cref="NotEnoughHistoryException">Too little to learn from.</exception>
    internal static (TrainedModel Model, TrainingSet Rows) TrainWithRows(
        Catalogue catalogue, EngagementLog log, TrainingOptions options, CancellationToken cancellationToken)
    {
        var asOfYear = options.AsOfYear ?? log.LastYear + 1;
        var countries = PastQueries.Read(catalogue, log, int.MinValue, asOfYear - 1, static _ => true).Select(query => query.Country);
        var training = InventedAlternatives.AddTo(catalogue, countries, options.InventedShare, options.Seed);
        var replay = new TrainingSetBuilder(training, log.Renumber(catalogue, training), options, asOfYear);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = replay.Build(cancellationToken);
        var trees = TreeGrower.Grow(rows, options);
        cancellationToken.ThrowIfCancellationRequested();
        var logit = LogitFile.Write(replay.FitLogit(cancellationToken));
        return (new TrainedModel(trees, logit, asOfYear, replay.QueryCount, rows.Rows) { Without = options.Without }, rows);
    }
}
