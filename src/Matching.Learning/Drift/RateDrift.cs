namespace Matching.Learning;

/// <summary>A rate at training and now.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Then">At training.</param>
/// <param name="Recent">Now.</param>
/// <param name="Level">What the change means.</param>
public sealed record RateDrift(string Name, Interval Then, Interval Recent, DriftLevel Level);
