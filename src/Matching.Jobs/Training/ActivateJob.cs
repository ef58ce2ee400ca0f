using Matching.Domain;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Makes a version of the registry the active one, if the gate lets it through.</summary>
public static class ActivateJob
{
    /// <summary>Runs the job.</summary>
    /// <param name="registry">The versions.</param>
    /// <param name="version">Which one.</param>
    /// <param name="data">The data to judge both recipes on when their stored results are of different windows; null when there are none.</param>
    /// <param name="force">Activate it whatever the gate says.</param>
    /// <param name="progress">Told of each stage; may be null.</param>
    /// <param name="cancellationToken">Stops it; the active version then stays.</param>
    /// <returns>What the gate said.</returns>
    /// <exception cref="GateRefusedException">The gate refuses and <paramref name="force"/> was not given.</exception>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">The version must not serve.</exception>
    public static GateVerdict Run(
        ModelRegistry registry,
        string version,
        LearningData? data,
        bool force = false,
        IProgress<JobProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        // A damaged version is refused before anything is trained to compare it with.
        registry.Load(version);
        var verdict = new ModelGate(registry, data, progress).Judge(version, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        if (!verdict.Passed && !force)
        {
            throw new GateRefusedException(version, verdict);
        }

        registry.Activate(version, verdict.Passed ? null : verdict.Reason);
        return verdict;
    }
}
