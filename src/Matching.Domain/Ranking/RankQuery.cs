namespace Matching.Domain;

/// <summary>Whom should this enterprise meet first, in this region, for this sector?</summary>
/// <param name="Enterprise">Who asks. One without any history is answered too.</param>
/// <param name="Sector">A node of the sector tree, or null for every sector.</param>
/// <param name="Region">A node of the region tree: country, M49 region or group.</param>
public sealed record RankQuery(EnterpriseId Enterprise, SectorId? Sector, RegionId Region);
