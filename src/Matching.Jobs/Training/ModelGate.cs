using Matching.Domain;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>
/// Finds, for a candidate and the active version, results on the same window: stored ones where the data are the same, otherwise by training
/// the recipe again before the window's cut-off (docs/decisions/gate.md).
/// </summary>
/// <param name="registry">The versions.</param>
/// <param name="data">The data recipes can be trained again on; null when there are none at hand.</param>
/// <param name="progress">Told when a recipe is trained again; may be null.</param>
internal sealed class ModelGate(ModelRegistry registry, LearningData? data, IProgress<JobProgress>? progress)
{
    /// <summary>Judges a fresh candidate by the results of its own training run.</summary>
    /// <param name="candidate">Its results; null when it was not judged.</param>
    /// <param name="version">Its name.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public GateVerdict Judge(WindowResults? candidate, string version, CancellationToken cancellationToken)
    {
        var active = registry.CurrentVersion();
        if (active is not null && active == version)
        {
            return ActivationGate.Itself(active);
        }

        if (candidate is null)
        {
            return active is null
                ? ActivationGate.FirstUnjudged()
                : ActivationGate.Incomparable(active, "this one was not judged (too little history to hold years back, or --evaluation-years 0)");
        }

        return active is null
            ? ActivationGate.Judge(candidate, candidate.OfRule(), GateBasis.BestRule, against: null)
            : Against(active, candidate, cancellationToken);
    }

    /// <summary>Judges a version that is in the registry.</summary>
    public GateVerdict Judge(string version, CancellationToken cancellationToken)
    {
        var stored = WindowResults.Stored(registry, version);
        if (data is null || version == registry.CurrentVersion())
        {
            return Judge(stored, version, cancellationToken);
        }

        // Without results of its own it is judged now, on the years it would have been judged on.
        var manifest = registry.Get(version);
        var (cutoff, until) = (stored?.Cutoff ?? manifest.AsOfYear - TrainRequest.DefaultEvaluationYears, manifest.AsOfYear - 1);
        var fingerprint = DataFingerprint.Of(data.Catalogue, data.Log, until + 1);
        var isFresh = stored?.IsSameWindow(cutoff, until, fingerprint) == true || IsStoredFor(registry.CurrentVersion(), stored);
        return Judge(isFresh ? stored : Retrain(version, manifest, cutoff, until, cancellationToken), version, cancellationToken);
    }

    private GateVerdict Against(string active, WindowResults candidate, CancellationToken cancellationToken)
    {
        ModelManifest manifest;
        try
        {
            manifest = registry.Get(active);
            if (WindowResults.Stored(registry, active) is { } stored && stored.IsSameWindow(candidate.Cutoff, candidate.Until, candidate.DataFingerprint))
            {
                return ActivationGate.Judge(candidate, stored, GateBasis.StoredResults, active);
            }
        }
        catch (Exception exception) when (exception is ModelDamagedException or UnknownResourceException)
        {
            // A damaged version serves nobody: it is held against nothing.
            return ActivationGate.Judge(candidate, candidate.OfRule(), GateBasis.BestRule, active);
        }

        if (manifest.FeatureSetVersion != FeatureSet.Version)
        {
            // The program that could run its recipe is gone, and this one cannot serve it.
            return ActivationGate.Judge(candidate, candidate.OfRule(), GateBasis.BestRule, active);
        }

        if (data is null)
        {
            return ActivationGate.Incomparable(active, "they were judged on different windows or data: name the store with --db, so that both recipes can be judged on the same");
        }

        return Retrain(active, manifest, candidate.Cutoff, candidate.Until, cancellationToken) is { } again && again.IsSameWindow(candidate.Cutoff, candidate.Until, candidate.DataFingerprint)
            ? ActivationGate.Judge(candidate, again, GateBasis.RetrainedRecipe, active)
            : ActivationGate.Incomparable(active, $"the store no longer holds the data the candidate was judged on ({candidate.Cutoff}-{candidate.Until}): train it again");
    }

    private bool IsStoredFor(string? active, WindowResults? candidate)
    {
        try
        {
            return active is not null && candidate is not null && WindowResults.Stored(registry, active)?.IsSameWindow(candidate.Cutoff, candidate.Until, candidate.DataFingerprint) == true;
        }
        catch (Exception exception) when (exception is ModelDamagedException or UnknownResourceException)
        {
            return false;
        }
    }

    private WindowResults? Retrain(string version, ModelManifest manifest, int cutoff, int until, CancellationToken cancellationToken)
    {
        progress?.Report(new JobProgress($"training the recipe of {version} again, before {cutoff}, to judge both on the same window"));
        return JudgedRecipe.Run(data!.Catalogue, data.Log, RecipeOf(manifest), cutoff, until, cancellationToken)?.Results;
    }

    /// <summary>Versions of older programs name trainer and seed alone; everything else was the default then.</summary>
    private static TrainingOptions RecipeOf(ModelManifest manifest) => manifest.Recipe ?? new TrainingOptions
    {
        Seed = manifest.Seed,
        Trainer = Enum.TryParse<TreeTrainer>(manifest.Trainer, out var trainer) ? trainer : TreeTrainer.LightGbm,
    };
}
