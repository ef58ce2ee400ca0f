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

    /// <summary>Whether it is a rule without learning.</summary>
    public bool IsRule { get; init; }

    /// <summary>How the ranker spreads its top places.</summary>
    public Exposure Exposure { get; init; }

    /// <summary>NDCG@10 of this ranker minus another's on the same queries: a paired bootstrap over enterprises.</summary>
    /// <param name="other">Asked the same queries in the same order.</param>
    /// <exception cref="ArgumentException">The other ranker was asked other queries.</exception>
    public Interval NdcgAbove(RankerResult other) => Differences(other).Ndcg;

    /// <summary>NDCG@10 by warm or cold answer, new or known enterprise, sector and M49 subregion; the parts of a group largest first.</summary>
    public IReadOnlyList<Slice> Slices() => QuerySlices.Of(this);

    /// <summary>NDCG@10 of this ranker minus another's in each of the <see cref="Slices"/>.</summary>
    /// <param name="other">Asked the same queries in the same order.</param>
    /// <exception cref="ArgumentException">The other ranker was asked other queries.</exception>
    public IReadOnlyList<Slice> SlicesAbove(RankerResult other) => Differences(other).Slices();

    /// <summary>This ranker's outcomes with the difference to another's in the place of NDCG@10.</summary>
    private RankerResult Differences(RankerResult other) =>
        Outcomes.Select(outcome => outcome.Enterprise).SequenceEqual(other.Outcomes.Select(outcome => outcome.Enterprise))
            ? this with
            {
                Outcomes = [.. Outcomes.Zip(other.Outcomes, static (mine, theirs) => mine with { Metrics = mine.Metrics with { Ndcg = mine.Metrics.Ndcg - theirs.Metrics.Ndcg } })],
            }
            : throw new ArgumentException($"{Name} and {other.Name} were asked different queries: compare rankers of one window.", nameof(other));

    private Interval Of(Func<QueryOutcome, double> value, Func<QueryOutcome, bool>? where = null)
    {
        var kept = where is null ? Outcomes : [.. Outcomes.Where(where)];
        return ClusteredBootstrap.MeanOf([.. kept.Select(value)], [.. kept.Select(outcome => outcome.Enterprise)], resamples: Resamples);
    }
}
