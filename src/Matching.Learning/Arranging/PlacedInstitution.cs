using Matching.Domain;

namespace Matching.Learning;

/// <summary>One line of an arranged ranking: the learned score, and beside it what policy and diversity make of it.</summary>
/// <param name="Institution">Which institution.</param>
/// <param name="Score">The model's score, untouched.</param>
/// <param name="PolicyScore">What the stage's policy adds.</param>
/// <param name="DiversityScore">What diversity takes off: 0 or below.</param>
public readonly record struct PlacedInstitution(InstitutionId Institution, float Score, float PolicyScore, float DiversityScore)
{
    /// <summary>What the order follows: the sum of the three, highest first.</summary>
    public double Total => (double)Score + PolicyScore + DiversityScore;

    /// <summary>A line of which the score says everything.</summary>
    public static PlacedInstitution Of(RankedInstitution ranked) => new(ranked.Institution, ranked.Score, 0, 0);
}
