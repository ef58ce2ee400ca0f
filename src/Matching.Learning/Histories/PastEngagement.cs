namespace Matching.Learning;

/// <summary>One engagement known to a history.</summary>
internal readonly record struct PastEngagement(int Enterprise, int Institution, int Country, int Sector, int Year);
