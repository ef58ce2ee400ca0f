namespace Matching.Learning;

/// <summary>The query's side of the content crosses: hashed once a query and sector, not once a candidate.</summary>
/// <param name="Sector">Of the sector.</param>
/// <param name="Family">Of the sector's family.</param>
/// <param name="Enterprise">Of the enterprise.</param>
/// <param name="EnterpriseConcepts">Bit mask over <see cref="ConceptLexicon.Names"/>.</param>
internal readonly record struct AskedKeys(ulong Sector, ulong Family, ulong Enterprise, ulong EnterpriseConcepts);
