using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Trains a model, says how good its recipe is on years held back, writes the version and activates it.</summary>
public static class TrainJob
{
    /// <summary>Runs the job.</summary>
    /// <param name="data">What to learn from.</param>
    /// <param name="registry">Where the version is written.</param>
    /// <param name="request">What to train.</param>
    /// <param name="time">The clock of the manifest.</param>
    /// <param name="progress">Told of each stage; may be null.</param>
    /// <param name="cancellationToken">Stops it; nothing is written then.</param>
    /// <returns>The manifest of the version; when the same model was there already, the one it was first written with.</returns>
    /// <exception cref="NotEnoughHistoryException">Too little to learn from.</exception>
    public static ModelManifest Run(
        LearningData data,
        ModelRegistry registry,
        TrainRequest request,
        TimeProvider time,
        IProgress<JobProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var asOfYear = request.Options.AsOfYear ?? data.ServingYear;
        var options = request.Options with { AsOfYear = asOfYear };
        progress?.Report(new JobProgress("judging the recipe on the years held back"));
        var metrics = Evaluate(data, options, request.EvaluationYears, cancellationToken);
        progress?.Report(new JobProgress("training on everything known"));
        var model = ModelTrainer.Train(data.Catalogue, data.Log, options, cancellationToken);
        var manifest = ModelRecord.Manifest(
            model, options, DataFingerprint.Of(data.Catalogue, data.Log, asOfYear), metrics, time.GetUtcNow());
        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(new JobProgress("writing the version"));
        registry.Save(model, manifest, ModelRecord.Card(manifest, request.DataNote));
        if (request.Activate)
        {
            registry.Activate(manifest.Version);
        }

        // A version is never changed: the same model trained again keeps the record it had.
        return registry.Get(manifest.Version);
    }

    private static ModelMetrics? Evaluate(LearningData data, TrainingOptions options, int years, CancellationToken cancellationToken)
    {
        if (years <= 0)
        {
            return null;
        }

        try
        {
            var asOfYear = options.AsOfYear!.Value;
            var window = new BacktestOptions(asOfYear - years, asOfYear - 1) { Frozen = true, Training = options };
            var report = Backtest.Train(data.Catalogue, data.Log, window, cancellationToken).Evaluate(cancellationToken: cancellationToken);
            return report.Queries == 0 ? null : report.ToMetrics();
        }
        catch (NotEnoughHistoryException)
        {
            // A young data set can still be trained on; the card then says that nobody knows how good the model is.
            return null;
        }
    }
}
