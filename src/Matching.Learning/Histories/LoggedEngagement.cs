namespace Matching.Learning;

/// <summary>One engagement as catalogue numbers.</summary>
internal readonly record struct LoggedEngagement(int Enterprise, int Institution, int Country, int Sector, int Year, int Cluster);
