namespace Matching.Learning;

/// <summary>How one ranker did over a window.</summary>
/// <param name="Name">The ranker.</param>
/// <param name="Outcomes">One a query, in the window's order.</param>
/// <param name="Resamples">Resamples of the bootstrap.</param>
public sealed record RankerResult(string Name, IReadOnlyList<QueryOutcome> Outcomes, int Resamples)
{
    /// <summary>NDCG@10.</summary>
    public Interval Ndcg => Of(static outcome => outcome.Metrics.Ndcg);

    /// <summary>Mean reciprocal rank.</summary>
    public Interval ReciprocalRank => Of(static outcome => outcome.Metrics.ReciprocalRank);

    /// <summary>Mean average precision.</summary>
    public Interval AveragePrecision => Of(static outcome => outcome.Metrics.AveragePrecision);

    /// <summary>Hit@10.</summary>
    public Interval Hit => Of(static outcome => outcome.Metrics.Hit);

    /// <summary>Recall@50.</summary>
    public Interval Recall => Of(static outcome => outcome.Metrics.Recall);

    /// <summary>NDCG@10 of the queries with a right answer that had been engaged before.</summary>
    public Interval WarmNdcg => Of(static outcome => outcome.Metrics.Ndcg, static outcome => outcome.IsWarm);

    /// <summary>NDCG@10 of the queries whose right answers nobody had engaged before.</summary>
    public Interval ColdNdcg => Of(static outcome => outcome.Metrics.Ndcg, static outcome => !outcome.IsWarm);

    /// <summary>NDCG@10 among candidates of the right answers' kinds only.</summary>
    public Interval SameKindNdcg => Of(static outcome => outcome.SameKindNdcg);

    private Interval Of(Func<QueryOutcome, double> value, Func<QueryOutcome, bool>? where = null)
    {
        var kept = where is null ? Outcomes : [.. Outcomes.Where(where)];
        return ClusteredBootstrap.MeanOf([.. kept.Select(value)], [.. kept.Select(outcome => outcome.Enterprise)], resamples: Resamples);
    }
}
