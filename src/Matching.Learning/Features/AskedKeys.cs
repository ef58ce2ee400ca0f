namespace Matching.Learning;

/// <summary>The query's side of the content crosses: hashed once a query and sector, not once a candidate.</summary>
/// <param name="Sector">Of the sector.</param>
/// <param name="Family">Of the sector's family.</param>
/// <param name="Enterprise">Of the enterprise.</param>
/// <param name="EnterpriseConcepts">Fields the enterprise's name speaks of, a bit mask over <see cref="ConceptLexicon.Names"/>.</param>
/// <param name="Fields">Fields the sector is about, a mask of the same kind; see <see cref="SectorFields"/>.</param>
internal readonly record struct AskedKeys(ulong Sector, ulong Family, ulong Enterprise, ulong EnterpriseConcepts, ulong Fields);
