namespace Matching.Learning;

/// <summary>How the shares of a cluster's members become one score.</summary>
/// <remarks>Masthoff 2011, "Group recommender systems: combining individual models": average and least misery.</remarks>
public enum ClusterAggregation
{
    /// <summary>The mean.</summary>
    Average = 0,

    /// <summary>The minimum.</summary>
    LeastMisery = 1,
}
