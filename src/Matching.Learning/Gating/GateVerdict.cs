namespace Matching.Learning;

/// <summary>Whether a version may become the active one, and by which figures.</summary>
public sealed record GateVerdict
{
    /// <summary>The gate lets it through.</summary>
    public required bool Passed { get; init; }

    /// <summary>What it was held against.</summary>
    public required GateBasis Basis { get; init; }

    /// <summary>The active version it was held against; null when there was none.</summary>
    public string? Against { get; init; }

    /// <summary>First year of the window; 0 when there was none.</summary>
    public int Cutoff { get; init; }

    /// <summary>Last year of the window; 0 when there was none.</summary>
    public int Until { get; init; }

    /// <summary>Queries of the window.</summary>
    public int Queries { get; init; }

    /// <summary>NDCG@10 of the candidate minus the other's, with its 95 % interval; null when nothing was compared.</summary>
    public Interval? Difference { get; init; }

    /// <summary>The parts of the window that are large enough to judge.</summary>
    public IReadOnlyList<SliceDifference> Slices { get; init; } = [];

    /// <summary>Why, in one sentence with the figures.</summary>
    public required string Reason { get; init; }
}
