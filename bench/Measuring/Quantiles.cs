namespace Matching.Bench.Measuring;

/// <summary>Order statistics of measured samples.</summary>
internal static class Quantiles
{
    /// <summary>The middle sample, or the mean of the two middle ones.</summary>
    /// <exception cref="ArgumentException">There is no sample.</exception>
    public static double Median(IReadOnlyCollection<double> samples)
    {
        var sorted = Sorted(samples);
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The smallest sample that at least this share of the samples does not exceed (nearest rank).</summary>
    /// <param name="samples">At least one.</param>
    /// <param name="share">Above 0, up to 1: 0.99 for the 99th percentile.</param>
    /// <exception cref="ArgumentException">There is no sample.</exception>
    public static double At(IReadOnlyCollection<double> samples, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var sorted = Sorted(samples);
        return sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }

    private static double[] Sorted(IReadOnlyCollection<double> samples)
    {
        if (samples.Count == 0)
        {
            throw new ArgumentException("There is no sample to take a quantile of.", nameof(samples));
        }

        var sorted = samples.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}
