namespace Matching.Learning;

/// <summary>A backtest's figures, as the manifest keeps them.</summary>
/// <param name="Cutoff">History before this year.</param>
/// <param name="Until">Last year of the queries.</param>
/// <param name="Frozen">Whether history stayed as it was at the cut-off.</param>
/// <param name="Queries">Queries counted.</param>
/// <param name="Ndcg">NDCG@10 with its 95 % interval.</param>
/// <param name="ReciprocalRank">Mean reciprocal rank.</param>
/// <param name="Hit">Hit@10.</param>
/// <param name="WarmNdcg">NDCG@10 where a right answer had been engaged before.</param>
/// <param name="ColdNdcg">NDCG@10 where none had.</param>
/// <param name="BaselineNdcg">NDCG@10 of the best rule without learning.</param>
public sealed record ModelMetrics(
    int Cutoff, int Until, bool Frozen, int Queries, Interval Ndcg, Interval ReciprocalRank, Interval Hit, Interval WarmNdcg, Interval ColdNdcg, Interval BaselineNdcg);
