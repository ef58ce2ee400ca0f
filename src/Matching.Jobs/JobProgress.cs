namespace Matching.Jobs;

/// <summary>Where a job stands.</summary>
/// <param name="Stage">What it is doing, in words.</param>
/// <param name="Done">How much of the stage is done, 0 to 1; null when that cannot be said.</param>
public readonly record struct JobProgress(string Stage, double? Done = null);
