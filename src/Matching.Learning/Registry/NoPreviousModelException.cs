namespace Matching.Learning;

/// <summary>There is no earlier model version to go back to.</summary>
/// <param name="current">The active version, or null.</param>
/// <param name="directory">The models folder.</param>
public sealed class NoPreviousModelException(string? current, string directory)
    : Exception($"No version was active before '{current ?? "(none)"}' in {directory}: there is nothing to roll back to.");
