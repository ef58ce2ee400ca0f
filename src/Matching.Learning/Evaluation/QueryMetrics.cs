namespace Matching.Learning;

/// <summary>How well one query was answered; every value lies in 0 to 1 and higher is better.</summary>
/// <param name="Ndcg">Normalised discounted cumulative gain at the cut-off, against the query's own ideal.</param>
/// <param name="ReciprocalRank">1 / rank of the first relevant candidate, over the whole list.</param>
/// <param name="AveragePrecision">Mean of the precision at each relevant candidate's rank, over the whole list.</param>
/// <param name="Hit">Chance that a relevant candidate stands within the cut-off.</param>
/// <param name="Recall">Share of the relevant candidates within the recall cut-off.</param>
public readonly record struct QueryMetrics(double Ndcg, double ReciprocalRank, double AveragePrecision, double Hit, double Recall);
