namespace Matching.Learning;

/// <summary>What a part of the features is worth.</summary>
/// <param name="Name">The column, the cross or the group of them.</param>
/// <param name="Difference">NDCG@10 with the part minus NDCG@10 without it, paired by query.</param>
public sealed record FeatureEffect(string Name, Interval Difference);
