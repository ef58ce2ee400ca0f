namespace Matching.Domain;

/// <summary>One line of a ranking.</summary>
/// <param name="Institution">Which institution.</param>
/// <param name="Score">The model's score: higher is better, comparable within one ranking only.</param>
public readonly record struct RankedInstitution(InstitutionId Institution, float Score);
