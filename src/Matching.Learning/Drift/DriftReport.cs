namespace Matching.Learning;

/// <summary>Whether the queries of today still look like those a model learnt from.</summary>
/// <param name="Version">The model.</param>
/// <param name="AsOfYear">Queries from this year on are recent.</param>
/// <param name="EngagementQueries">Recent queries that were answered by an engagement.</param>
/// <param name="EventQueries">Recent queries that events were recorded for.</param>
/// <param name="Columns">Columns by how far they moved, farthest first; empty when there are too few queries.</param>
/// <param name="Rates">Outcome rate and hit rate, where they can be said.</param>
public sealed record DriftReport(
    string Version, int AsOfYear, int EngagementQueries, int EventQueries, IReadOnlyList<ColumnDrift> Columns, IReadOnlyList<RateDrift> Rates)
{
    /// <summary>Fewer recent queries say nothing.</summary>
    public const int MinimumQueries = 30;

    /// <summary>Enough recent queries to say anything.</summary>
    public bool IsEnough => EngagementQueries + EventQueries >= MinimumQueries;

    /// <summary>The worst of all figures.</summary>
    public DriftLevel Level => Columns.Select(column => column.Level).Concat(Rates.Select(rate => rate.Level)).DefaultIfEmpty(DriftLevel.None).Max();

    /// <summary>Retrain.</summary>
    public bool ShouldRetrain => Level == DriftLevel.Major;
}
