namespace Matching.Learning;

/// <summary>How a ranker did on one part of a window.</summary>
/// <param name="Group">What the window was divided by.</param>
/// <param name="Name">Which part.</param>
/// <param name="Queries">How many queries it holds, 1 or more.</param>
/// <param name="Ndcg">NDCG@10 over them.</param>
public sealed record Slice(string Group, string Name, int Queries, Interval Ndcg);
