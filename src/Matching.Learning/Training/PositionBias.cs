using Matching.Domain;

namespace Matching.Learning;

/// <summary>How much less is looked at further down a page, and the weight that makes up for it.</summary>
/// <remarks>
/// The chance that place k is looked at is taken to be k^-Exponent, and a choice made there counts as much more: inverse propensity weighting
/// (Joachims, Swaminathan, Schnabel 2017, "Unbiased learning-to-rank with biased feedback"). The exponent is estimated from pairs that stood at
/// different places at different times, so that what they are worth falls out (Agarwal et al. 2019, "Estimating position bias without intrusive
/// interventions"), by the conditional likelihood of Poisson counts (Hausman, Hall, Griliches 1984).
/// </remarks>
public sealed class PositionBias
{
    /// <summary>Fewer views than this of pairs that stood at several places say nothing: then every place counts the same.</summary>
    public const int MinimumViews = 100;

    /// <summary>The largest weight: more would let one lucky find far down speak for ten queries.</summary>
    public const double HighestWeight = 10;

    /// <summary>The largest exponent believed.</summary>
    public const double HighestExponent = 2;

    private const int Halvings = 40;

    private PositionBias(double exponent) => Exponent = exponent;

    /// <summary>Every place counts the same.</summary>
    public static PositionBias None { get; } = new(0);

    /// <summary>How fast attention falls, 0 (not at all) to <see cref="HighestExponent"/>.</summary>
    public double Exponent { get; }

    /// <summary>Estimates it from what was shown and viewed; <see cref="None"/> where that is too little.</summary>
    public static PositionBias Estimate(IEnumerable<ImpressionCount> impressions)
    {
        var moved = impressions
            .Where(count => count.Shown > 0)
            .GroupBy(count => (count.Enterprise, count.Institution, count.Sector))
            .Select(pair => pair.ToArray())
            .Where(pair => pair.Length > 1 && pair.Any(count => count.Viewed > 0))
            .ToList();
        if (moved.Sum(pair => pair.Sum(count => count.Viewed)) < MinimumViews)
        {
            return None;
        }

        // The likelihood is concave: its slope crosses 0 once, or the best exponent is at an end.
        var (low, high) = (0.0, HighestExponent);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(moved, middle) > 0 ? (middle, high) : (low, middle);
        }

        return new PositionBias((low + high) / 2);
    }

    /// <summary>How much a choice made at a place counts: 1 at the first, or where the place is not known; at most <see cref="HighestWeight"/>.</summary>
    public double WeightAt(int? position) => position is { } place ? Math.Min(HighestWeight, Math.Pow(place, Exponent)) : 1;

    private static double Slope(List<ImpressionCount[]> pairs, double exponent)
    {
        double slope = 0;
        foreach (var pair in pairs)
        {
            double views = 0, viewedDepth = 0, seen = 0, seenDepth = 0;
            foreach (var count in pair)
            {
                var depth = Math.Log(count.Position);
                var looks = count.Shown * Math.Exp(-exponent * depth);
                views += count.Viewed;
                viewedDepth += count.Viewed * depth;
                seen += looks;
                seenDepth += looks * depth;
            }

            slope += (views * seenDepth / seen) - viewedDepth;
        }

        return slope;
    }
}
