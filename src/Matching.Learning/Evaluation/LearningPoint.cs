namespace Matching.Learning;

/// <summary>How the recipe does on a part of the past queries.</summary>
/// <param name="Share">The part learnt from, 0 to 1: a seeded sample, each larger one holding the smaller.</param>
/// <param name="Queries">Past queries learnt from, over all windows.</param>
/// <param name="Ndcg">NDCG@10.</param>
public sealed record LearningPoint(double Share, int Queries, Interval Ndcg);
