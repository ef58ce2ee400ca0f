namespace Matching.Learning;

/// <summary>Why one candidate of a query stands above or below another.</summary>
/// <param name="First">Why the first has its score.</param>
/// <param name="Second">Why the second has.</param>
/// <param name="Differences">What each group makes of it, the largest first; they sum to the difference of the scores within 1e-4.</param>
/// <param name="Summary">Who stands above, and what chiefly puts each ahead.</param>
public sealed record Comparison(Explanation First, Explanation Second, IReadOnlyList<ReasonDifference> Differences, LocalText Summary)
{
    /// <summary>The first's score minus the second's.</summary>
    public double ScoreDifference => First.Score - Second.Score;
}
