namespace Matching.Learning;

/// <summary>How the recipe does when it is trained and asked without a part of the features.</summary>
/// <param name="Name">The column, the cross or the group of them.</param>
/// <param name="Without">NDCG@10 without it.</param>
/// <param name="Difference">NDCG@10 with it minus without it, paired by query.</param>
/// <param name="Hard">The same difference with the extra candidates; null when there were none.</param>
public sealed record AblationRow(string Name, Interval Without, Interval Difference, Interval? Hard);
