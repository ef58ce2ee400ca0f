namespace Matching.Learning;

/// <summary>How scores are spread over the institutions chosen and over all others, in bins of equal width.</summary>
/// <param name="From">Lower end of the first bin; scores below count in it.</param>
/// <param name="To">Upper end of the last bin; scores above count in it.</param>
/// <param name="Chosen">Share of the chosen in each bin; sums to 1.</param>
/// <param name="Others">Share of the others in each bin; sums to 1.</param>
public sealed record ScoreHistogram(double From, double To, IReadOnlyList<double> Chosen, IReadOnlyList<double> Others)
{
    /// <summary>Number of bins.</summary>
    public const int Bins = 24;

    /// <summary>Counts scores between the 0.5th and the 99.5th percentile of each side.</summary>
    internal static ScoreHistogram Of(List<float> chosen, List<float> others)
    {
        chosen.Sort();
        others.Sort();
        var low = Math.Min(At(chosen, 0.005), At(others, 0.005));
        var high = Math.Max(At(chosen, 0.995), At(others, 0.995));
        return new ScoreHistogram(low, high, Shares(chosen, low, high), Shares(others, low, high));
    }

    private static double At(List<float> sorted, double share) => sorted.Count == 0 ? 0 : sorted[(int)(share * (sorted.Count - 1))];

    private static double[] Shares(List<float> scores, double low, double high)
    {
        var shares = new double[Bins];
        foreach (var score in scores)
        {
            var bin = high > low ? (int)((score - low) / (high - low) * Bins) : 0;
            shares[Math.Clamp(bin, 0, Bins - 1)] += 1.0 / scores.Count;
        }

        return shares;
    }
}
