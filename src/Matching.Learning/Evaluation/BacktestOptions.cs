namespace Matching.Learning;

/// <summary>Which queries are asked, and what is known when they are.</summary>
/// <param name="Cutoff">Training uses engagements of earlier years only; queries are of this year and later.</param>
/// <param name="Until">Last year of the queries, inclusive.</param>
public sealed record BacktestOptions(int Cutoff, int Until)
{
    /// <summary>Fewest candidates a query must have to be counted.</summary>
    public const int MinimumCandidates = 5;

    /// <summary>True: history stays as it was at the cut-off. False: each query sees the years before its own.</summary>
    public bool Frozen { get; init; }

    /// <summary>True: candidates are all institutions of the country's M49 subregion.</summary>
    public bool RegionLevel { get; init; }

    /// <summary>What is ranked beside the learned model. Baselines that learn about double the time of training.</summary>
    public BaselineSet Baselines { get; init; } = BaselineSet.Rules;

    /// <summary>How the model is trained; its as-of year is set to the cut-off.</summary>
    public TrainingOptions Training { get; init; } = new();

    /// <summary>Resamples of the bootstrap.</summary>
    public int Resamples { get; init; } = ClusteredBootstrap.DefaultResamples;
}
