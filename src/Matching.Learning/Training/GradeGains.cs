using Matching.Domain;

namespace Matching.Learning;

/// <summary>What a relevance grade is worth in training.</summary>
internal static class GradeGains
{
    /// <summary>Steps a gain is counted in where a trainer takes whole numbers only: an imported engagement has this many.</summary>
    public const int Steps = 30;

    /// <summary>The worth of a grade beside the highest: 2^grade - 1 (Burges et al. 2005), as a part of that of the highest grade.</summary>
    public static double Of(int grade) => ((1 << grade) - 1) / (double)((1 << RelevanceGrades.Highest) - 1);
}
