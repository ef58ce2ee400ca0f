namespace Matching.Learning;

/// <summary>One judgement as catalogue numbers, with what it is worth: 1 is an imported engagement.</summary>
internal readonly record struct LoggedJudgement(int Enterprise, int Institution, int Sector, int Year, float Relevance);
