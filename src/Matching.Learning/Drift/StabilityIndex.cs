namespace Matching.Learning;

/// <summary>The population stability index: how far a distribution has moved from another over the same bins.</summary>
/// <remarks>
/// Sum of (recent − then) · ln(recent / then). Its spread without any drift: Yurdakul 2018, "Statistical Properties of Population Stability
/// Index": about (1/n + 1/m) times a chi-square of bins − 1 degrees of freedom.
/// </remarks>
public static class StabilityIndex
{
    /// <summary>From here on a column has moved somewhat: watch it.</summary>
    public const double Moderate = 0.1;

    /// <summary>From here on it has moved so far that the model should be retrained.</summary>
    public const double Major = 0.25;

    /// <summary>A bin nobody is in counts as this share, so that the index stays finite.</summary>
    public const double SmallestShare = 1e-4;

    /// <summary>The index.</summary>
    /// <param name="then">Shares at training.</param>
    /// <param name="recent">Shares of the same bins now.</param>
    public static double Of(IReadOnlyList<double> then, IReadOnlyList<double> recent)
    {
        double sum = 0;
        for (var bin = 0; bin < then.Count; bin++)
        {
            var (a, b) = (Math.Max(then[bin], SmallestShare), Math.Max(recent[bin], SmallestShare));
            sum += (b - a) * Math.Log(b / a);
        }

        return sum;
    }

    /// <summary>What the index stays below in 99 of 100 samples that have not drifted at all.</summary>
    /// <param name="bins">Number of bins.</param>
    /// <param name="then">Independent observations at training: queries, for the rows of one are alike.</param>
    /// <param name="recent">Independent observations now.</param>
    public static double Noise(int bins, int then, int recent)
    {
        const double Normal99 = 2.326;
        var degrees = bins - 1.0;
        if (degrees < 1)
        {
            return 0;
        }

        // Wilson and Hilferty 1931: the cube root of a chi-square is nearly normal.
        var root = 1 - (2 / (9 * degrees)) + (Normal99 * Math.Sqrt(2 / (9 * degrees)));
        return degrees * root * root * root * ((1.0 / then) + (1.0 / recent));
    }
}
