using Matching.Domain;

namespace Matching.Learning;

/// <summary>An engagement that happened, as far as the history knows it: evidence beside a reason.</summary>
/// <param name="Enterprise">The Chinese side.</param>
/// <param name="Institution">The local side.</param>
/// <param name="Country">Where.</param>
/// <param name="Sector">In which field.</param>
/// <param name="Year">When it began.</param>
public readonly record struct EngagementFact(EnterpriseId Enterprise, InstitutionId Institution, CountryCode Country, SectorId Sector, int Year);
