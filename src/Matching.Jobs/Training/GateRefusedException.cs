using Matching.Learning;

namespace Matching.Jobs;

/// <summary>The gate does not let a version become the active one.</summary>
/// <param name="version">The version.</param>
/// <param name="verdict">Why.</param>
public sealed class GateRefusedException(string version, GateVerdict verdict)
    : Exception($"{version} was not activated: {verdict.Reason}. --force activates it all the same and says so in its manifest.")
{
    /// <summary>Why.</summary>
    public GateVerdict Verdict { get; } = verdict;
}
