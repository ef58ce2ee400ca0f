namespace Matching.Learning;

/// <summary>A query whose features are looked at for drift.</summary>
/// <param name="Enterprise">Number of who asked.</param>
/// <param name="Sector">Number of the sector, or -1 for all.</param>
/// <param name="AsOfYear">What was known before this year is its history.</param>
/// <param name="Candidates">Institution numbers.</param>
/// <param name="Chosen">Those of them that were engaged; none where nobody knows yet.</param>
internal sealed record AskedQuery(int Enterprise, int Sector, int AsOfYear, int[] Candidates, int[] Chosen);
