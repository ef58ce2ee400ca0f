namespace Matching.Learning;

/// <summary>How a ranker spreads its top places over the institutions it was given to rank.</summary>
/// <param name="Coverage">Share, 0 to 1, of the institutions ever asked about that appear in some top 10; expected value over random tie orders.</param>
/// <param name="Gini">Inequality of their top-10 appearances: 0 when all appear equally often, near 1 when one takes every place.</param>
public readonly record struct Exposure(double Coverage, double Gini)
{
    /// <summary>The Gini coefficient of amounts.</summary>
    /// <param name="amounts">None negative, in any order.</param>
    /// <returns>0 for equal amounts (and for none at all), 1 − 1/n when one holds everything.</returns>
    public static double GiniOf(ReadOnlySpan<double> amounts)
    {
        var sorted = amounts.ToArray();
        Array.Sort(sorted);
        double total = 0, weighted = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            total += sorted[i];

            // Centred ranks: equal amounts then cancel instead of leaving a rounding error of large sums.
            weighted += ((2.0 * i) + 1 - sorted.Length) * sorted[i];
        }

        return total == 0 ? 0 : Math.Max(0, weighted / (sorted.Length * total));
    }
}
