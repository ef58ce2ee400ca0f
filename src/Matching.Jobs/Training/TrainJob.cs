using Matching.Learning;

namespace Matching.Jobs;

/// <summary>
/// Trains a model, says how good its recipe is on years held back, holds it against the active version, writes the version, and activates it
/// if the gate lets it through.
/// </summary>
public static class TrainJob
{
    /// <summary>Runs the job.</summary>
    /// <param name="data">What to learn from.</param>
    /// <param name="registry">Where the version is written.</param>
    /// <param name="request">What to train.</param>
    /// <param name="time">The clock of the manifest.</param>
    /// <param name="progress">Told of each stage; may be null.</param>
    /// <param name="cancellationToken">Stops it; nothing is written then.</param>
    /// <exception cref="NotEnoughHistoryException">Too little to learn from.</exception>
    /// <exception cref="TrainingBusyException">Another training, of whatever process, runs in the same models folder.</exception>
    public static TrainResult Run(
        LearningData data,
        ModelRegistry registry,
        TrainRequest request,
        TimeProvider time,
        IProgress<JobProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        using var training = TrainingLock.Take(registry.Directory);
        var asOfYear = request.Options.AsOfYear ?? data.ServingYear;
        var options = request.Options with { AsOfYear = asOfYear };
        progress?.Report(new JobProgress("judging the recipe on the years held back"));
        var judged = request.EvaluationYears <= 0
            ? null
            : JudgedRecipe.Run(data.Catalogue, data.Log, options, asOfYear - request.EvaluationYears, asOfYear - 1, cancellationToken);
        progress?.Report(new JobProgress("training on everything known"));
        var model = ModelTrainer.Train(data.Catalogue, data.Log, options, cancellationToken);
        var verdict = new ModelGate(registry, data, progress).Judge(judged?.Results, ModelRegistry.VersionOf(model), cancellationToken);
        var draft = ModelRecord.Draft(model, options, data.Catalogue, data.Log, judged, request.DataNote, time.GetUtcNow(), cancellationToken);
        draft = draft with { Manifest = draft.Manifest with { Gate = verdict } };
        if (judged is not null)
        {
            using var page = new MemoryStream();
            ReportWriter.Write(judged.Report, request.DataNote, page);
            draft = draft.With(ReportWriter.FileName, page.ToArray());
        }

        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(new JobProgress("writing the version"));
        var isNew = registry.Save(draft);
        var activate = request.Activate && (verdict.Passed || request.Force);
        if (activate)
        {
            registry.Activate(draft.Manifest.Version, verdict.Passed ? null : verdict.Reason);
        }

        // A version is never changed: the same model trained again keeps the record it had.
        return new TrainResult(registry.Get(draft.Manifest.Version), judged, verdict, !isNew, activate);
    }
}
