using Matching.Domain;
using Matching.Learning;
using Matching.Store;

namespace Matching.Jobs;

/// <summary>Says whether a model still fits what is asked: compares the queries since its as-of year with those it learnt from.</summary>
public static class DriftJob
{
    /// <summary>Runs the job.</summary>
    /// <param name="store">Holds engagements and events; only read.</param>
    /// <param name="registry">Holds the version.</param>
    /// <param name="version">The model; null for the active one.</param>
    /// <param name="progress">Told of each stage; may be null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="NoActiveModelException">No version was named and none is active.</exception>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">The version is damaged, or an older program wrote it without a profile.</exception>
    public static DriftReport Run(
        MatchingStore store, ModelRegistry registry, string? version = null, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registry);
        var checkedVersion = version ?? registry.CurrentVersion() ?? throw new NoActiveModelException(registry.Directory);
        var manifest = registry.Get(checkedVersion);
        progress?.Report(new JobProgress("reading the store"));
        var data = LearningData.Load(store);
        var recorded = RecordedQueries.Read(store, manifest.AsOfYear, cancellationToken);
        progress?.Report(new JobProgress("comparing the recent queries with those of training"));
        return DriftCheck.Run(data.Catalogue, data.Log, registry, checkedVersion, recorded, cancellationToken);
    }
}
