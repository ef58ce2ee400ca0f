namespace Matching.Learning;

/// <summary>How one ranker answered one query.</summary>
/// <param name="Enterprise">Number of the enterprise: the cluster of the bootstrap.</param>
/// <param name="IsWarm">At least one right answer had been engaged before the cut-off.</param>
/// <param name="Candidates">How many were ranked.</param>
/// <param name="Metrics">Against all candidates.</param>
/// <param name="SameKindNdcg">NDCG@10 among the candidates that share a kind with a right answer.</param>
public sealed record QueryOutcome(int Enterprise, bool IsWarm, int Candidates, QueryMetrics Metrics, double SameKindNdcg)
{
    /// <summary>The enterprise had engaged nobody before the cut-off.</summary>
    public bool IsNewEnterprise { get; init; }

    /// <summary>Name of the sector asked for.</summary>
    public string Sector { get; init; } = string.Empty;

    /// <summary>Name of the country's M49 subregion.</summary>
    public string Subregion { get; init; } = string.Empty;
}
