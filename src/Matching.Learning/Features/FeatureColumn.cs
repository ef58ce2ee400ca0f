namespace Matching.Learning;

/// <summary>One column of the feature matrix, as documented to people.</summary>
/// <param name="Name">Stable name, snake case.</param>
/// <param name="Unit">What one step of it is.</param>
/// <param name="Definition">How it is computed. Every count is of engagements strictly before the as-of year.</param>
/// <param name="Why">What it tells about a candidate.</param>
public sealed record FeatureColumn(string Name, string Unit, string Definition, string Why)
{
    /// <summary>What it may look at.</summary>
    public string AsOf { get; init; } = "engagements before the as-of year";
}
