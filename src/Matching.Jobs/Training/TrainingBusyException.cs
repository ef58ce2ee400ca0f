namespace Matching.Jobs;

/// <summary>Another process trains in the same models folder.</summary>
/// <param name="directory">The folder.</param>
public sealed class TrainingBusyException(string directory)
    : Exception($"Another training runs in {directory}: one at a time.");
