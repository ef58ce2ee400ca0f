namespace Matching.Jobs;

/// <summary>No model version is active.</summary>
/// <param name="directory">The models folder.</param>
public sealed class NoActiveModelException(string directory)
    : Exception($"No model is active in {directory}. Train one (train --db FILE --models {directory}) or activate one (models activate V --models {directory}).");
