namespace Matching.Learning;

/// <summary>An institution in a ranking that missed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Rank">Its place, from 1.</param>
public sealed record MissedInstitution(string Name, string Kind, int Rank);
