using Matching.Domain;

namespace Matching.Learning;

/// <summary>An enterprise has worked in a country and a sector.</summary>
/// <param name="Enterprise">Who.</param>
/// <param name="Country">Where.</param>
/// <param name="Sector">In which sector.</param>
public readonly record struct EngagementTie(EnterpriseId Enterprise, CountryCode Country, SectorId Sector);
