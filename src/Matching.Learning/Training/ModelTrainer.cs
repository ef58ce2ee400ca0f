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
    public static TrainedModel Train(Catalogue catalogue, EngagementLog log, TrainingOptions options, CancellationToken cancellationToken = default)
    {
        var asOfYear = options.AsOfYear ?? log.LastYear + 1;
        var known = PastQueries.Read(catalogue, log, int.MinValue, asOfYear - 1, static _ => true);
        var training = InventedAlternatives.AddTo(catalogue, known.Select(query => query.Country), options.InventedShare, options.Seed);
        var renumbered = log.Renumber(catalogue, training);
        var queries = PastQueries.Read(training, renumbered, int.MinValue, asOfYear - 1, static _ => true);
        cancellationToken.ThrowIfCancellationRequested();
        var rows = new TrainingSetBuilder(training, renumbered, options, asOfYear).Build(queries, cancellationToken);
        var trees = TreeGrower.Grow(rows, options);
        cancellationToken.ThrowIfCancellationRequested();
        var content = ContentTrainer.Fit(training, queries, options.Content, options.Seed, cancellationToken);
        return new TrainedModel(trees, ContentModelFile.Write(content), asOfYear, queries.Count, rows.Rows);
    }
}
