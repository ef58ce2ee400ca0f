using Matching.Domain;

namespace Matching.Learning;

/// <summary>A query that events were recorded for.</summary>
/// <param name="Enterprise">Who asked.</param>
/// <param name="Sector">For which sector; null for all.</param>
/// <param name="Region">In which region.</param>
/// <param name="Chosen">Institutions that accepted, signed or work with the enterprise.</param>
public sealed record RecordedQuery(EnterpriseId Enterprise, SectorId? Sector, RegionId Region, IReadOnlyCollection<InstitutionId> Chosen);
