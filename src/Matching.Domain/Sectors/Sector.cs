namespace Matching.Domain;

/// <summary>A node of the sector tree.</summary>
/// <param name="Id">Slug, for example <c>energy</c>.</param>
/// <param name="Parent">The node above, or null for a root (a sector family).</param>
/// <param name="Name">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="DacCode">The OECD DAC code it comes from (three digits for a sector), or null where the source has none.</param>
public sealed record Sector(SectorId Id, SectorId? Parent, string Name, string NameZh, int? DacCode);
