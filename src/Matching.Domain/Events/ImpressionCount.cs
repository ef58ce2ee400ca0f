namespace Matching.Domain;

/// <summary>How often a pair was seen at one place of a displayed ranking.</summary>
/// <param name="Enterprise">For whom the rankings were made.</param>
/// <param name="Institution">Who stood there.</param>
/// <param name="Sector">The rankings' sector; null when they named none.</param>
/// <param name="Position">Where it stood, from 1.</param>
/// <param name="Shown">How often it was shown there.</param>
/// <param name="Viewed">How often it was opened from there.</param>
public sealed record ImpressionCount(EnterpriseId Enterprise, InstitutionId Institution, SectorId? Sector, int Position, long Shown, long Viewed);
