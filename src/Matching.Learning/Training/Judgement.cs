using Matching.Domain;

namespace Matching.Learning;

/// <summary>What became of a ranked institution, as events tell it. A label of training, never a feature.</summary>
/// <param name="Enterprise">For whom it was ranked.</param>
/// <param name="Institution">Who was ranked.</param>
/// <param name="Sector">The field.</param>
/// <param name="Year">The year training counts it to; that of its engagement, where the two agreed.</param>
/// <param name="Grade">From <see cref="RelevanceGrades"/>.</param>
/// <param name="Position">Where it stood when it was first acted on, from 1; null when not known.</param>
public sealed record Judgement(EnterpriseId Enterprise, InstitutionId Institution, SectorId Sector, int Year, int Grade, int? Position);
