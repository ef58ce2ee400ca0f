namespace Matching.Domain;

/// <summary>An engagement that events tell of: the two agreed to work together, or signed.</summary>
/// <param name="Enterprise">The Chinese side.</param>
/// <param name="Institution">The local side.</param>
/// <param name="Sector">The field.</param>
/// <param name="Since">When they first agreed, UTC.</param>
/// <param name="Furthest">How far they came.</param>
public sealed record RecordedEngagement(
    EnterpriseId Enterprise, InstitutionId Institution, SectorId Sector, DateTimeOffset Since, MatchEventKind Furthest)
{
    /// <summary>The engagements a set of introductions holds: one for each enterprise, institution and sector, whatever regions were asked about.</summary>
    /// <returns>In order of enterprise, institution and sector.</returns>
    public static IReadOnlyList<RecordedEngagement> Of(IEnumerable<Introduction> introductions)
    {
        ArgumentNullException.ThrowIfNull(introductions);
        return [.. introductions
            .Where(item => item is { Sector: not null, EngagedSince: not null })
            .GroupBy(item => (item.Enterprise, item.Institution, Sector: item.Sector!.Value))
            .Select(group => new RecordedEngagement(
                group.Key.Enterprise,
                group.Key.Institution,
                group.Key.Sector,
                group.Min(item => item.EngagedSince!.Value),
                group.Max(item => item.Furthest)))
            .OrderBy(item => item.Enterprise).ThenBy(item => item.Institution).ThenBy(item => item.Sector)];
    }
}
