namespace Matching.Learning;

/// <summary>What a backtest found.</summary>
/// <param name="Options">The window.</param>
/// <param name="Queries">Queries asked.</param>
/// <param name="Excluded">Queries left out, by reason.</param>
/// <param name="Results">One a ranker: the rules first, then the baselines that learn, the learned model last.</param>
public sealed record BacktestReport(BacktestOptions Options, int Queries, ExcludedQueries Excluded, IReadOnlyList<RankerResult> Results)
{
    /// <summary>The learned model's result.</summary>
    public RankerResult Model => Results[^1];

    /// <summary>A closer look at the learned model's answers; null for pooled windows.</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>Queries left out for having fewer than <see cref="BacktestOptions.MinimumCandidates"/> candidates.</summary>
    public int TooFewCandidates => Excluded.TooFewCandidates;

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
        Results.Where(result => result.IsRule).MaxBy(result => result.Ndcg.Mean)?.Ndcg ?? default);

    /// <summary>Several windows as one: every query of each, asked with the history and the model of its own cut-off.</summary>
    /// <remarks>A query that stands in several windows counts in each; the bootstrap keeps it together with its enterprise.</remarks>
    /// <param name="reports">Of the same rankers and the same resamples, one a cut-off; at least one.</param>
    public static BacktestReport Pool(IReadOnlyList<BacktestReport> reports)
    {
        var options = reports[0].Options with { Cutoff = reports.Min(report => report.Options.Cutoff), Until = reports.Max(report => report.Options.Until) };
        var excluded = new ExcludedQueries(
            reports.Sum(report => report.Excluded.BegunBefore), reports.Sum(report => report.Excluded.AnsweredElsewhere), reports.Sum(report => report.Excluded.TooFewCandidates));
        var results = reports[0].Results.Select((first, i) => first with
        {
            Outcomes = [.. reports.SelectMany(report => report.Results[i].Outcomes)],
            Exposure = new Exposure(reports.Average(report => report.Results[i].Exposure.Coverage), reports.Average(report => report.Results[i].Exposure.Gini)),
        });
        return new BacktestReport(options, reports.Sum(report => report.Queries), excluded, [.. results]);
    }
}
