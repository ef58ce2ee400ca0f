namespace Matching.Learning;

/// <summary>What a backtest found.</summary>
/// <param name="Options">The window.</param>
/// <param name="Queries">Queries counted.</param>
/// <param name="TooFewCandidates">Queries left out for having fewer than <see cref="BacktestOptions.MinimumCandidates"/> candidates.</param>
/// <param name="Results">One a ranker: the rules first, the learned model last.</param>
public sealed record BacktestReport(BacktestOptions Options, int Queries, int TooFewCandidates, IReadOnlyList<RankerResult> Results)
{
    /// <summary>The learned model's result.</summary>
    public RankerResult Model => Results[^1];

    /// <summary>The figures a manifest keeps.</summary>
    public ModelMetrics ToMetrics() => new(
        Options.Cutoff,
        Options.Until,
        Options.Frozen,
        Queries,
        Model.Ndcg,
        Model.ReciprocalRank,
        Model.Hit,
        Model.WarmNdcg,
        Model.ColdNdcg,
        Results.Take(Results.Count - 1).MaxBy(result => result.Ndcg.Mean)!.Ndcg);
}
