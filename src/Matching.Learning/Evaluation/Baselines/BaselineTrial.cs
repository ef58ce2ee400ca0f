namespace Matching.Learning;

/// <summary>One setting of one baseline, tried.</summary>
/// <param name="Baseline">Its name in the table.</param>
/// <param name="Settings">What was tried, as its options print.</param>
/// <param name="Plain">NDCG@10 over all windows.</param>
/// <param name="Hard">The same with the extra candidates; null when there were none.</param>
public sealed record BaselineTrial(string Baseline, string Settings, Interval Plain, Interval? Hard)
{
    /// <summary>What trials are compared by: NDCG@10, or the mean of plain and hard where both are known.</summary>
    public double Value => Hard is { } hard ? (Plain.Mean + hard.Mean) / 2 : Plain.Mean;
}
