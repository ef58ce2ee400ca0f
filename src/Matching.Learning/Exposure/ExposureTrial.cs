using Matching.Domain;

namespace Matching.Learning;

/// <summary>What one exposure cap did to a window of past queries.</summary>
/// <param name="Cap">The cap; null for none.</param>
/// <param name="Queries">How many first pages were given out.</param>
/// <param name="Gini">Gini coefficient of appearances over the candidates.</param>
/// <param name="Most">The most first pages one institution stands on.</param>
/// <param name="Ndcg">NDCG@10 by whom the enterprises really engaged.</param>
/// <param name="ExpectedCost">What the model's own shares say the cap costs: the figure a publication reports.</param>
public sealed record ExposureTrial(ExposureCap? Cap, int Queries, double Gini, int Most, Interval Ndcg, double ExpectedCost);
