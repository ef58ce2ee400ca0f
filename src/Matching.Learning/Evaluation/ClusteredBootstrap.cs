namespace Matching.Learning;

/// <summary>
/// Percentile bootstrap that resamples whole enterprises, because the queries of one enterprise are not independent.
/// </summary>
/// <remarks>Cameron, Gelbach and Miller 2008, "Bootstrap-based improvements for inference with clustered errors" (pairs cluster form).</remarks>
public static class ClusteredBootstrap
{
    /// <summary>Default number of resamples.</summary>
    public const int DefaultResamples = 2000;

    /// <summary>The interval of the mean of values.</summary>
    /// <param name="values">One value a query.</param>
    /// <param name="clusters">The enterprise of each query.</param>
    /// <param name="seed">Same seed, same interval.</param>
    /// <param name="resamples">Number of resamples, 100 or more.</param>
    public static Interval MeanOf(ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, int seed = 1, int resamples = DefaultResamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        if (values.Length == 0)
        {
            return default;
        }

        var sums = new Dictionary<int, (double Sum, int Count)>();
        for (var i = 0; i < values.Length; i++)
        {
            var (sum, count) = sums.GetValueOrDefault(clusters[i]);
            sums[clusters[i]] = (sum + values[i], count + 1);
        }

        return MeanOf([.. sums.OrderBy(pair => pair.Key).Select(pair => pair.Value)], seed, resamples);
    }

    /// <summary>The interval of the mean over everything in groups, of which each is drawn whole.</summary>
    /// <param name="groups">Sum and number of the values of each; at least one group.</param>
    /// <param name="seed">Same seed, same interval.</param>
    /// <param name="resamples">Number of resamples, 100 or more.</param>
    internal static Interval MeanOf((double Sum, int Count)[] groups, int seed = 1, int resamples = DefaultResamples)
    {
        var random = new Random(seed);
        var means = new double[resamples];
        for (var resample = 0; resample < resamples; resample++)
        {
            double sum = 0;
            var count = 0;
            for (var draw = 0; draw < groups.Length; draw++)
            {
                var (groupSum, groupCount) = groups[random.Next(groups.Length)];
                sum += groupSum;
                count += groupCount;
            }

            means[resample] = sum / count;
        }

        Array.Sort(means);
        return new Interval(groups.Sum(group => group.Sum) / groups.Sum(group => group.Count), means[(int)(0.025 * resamples)], means[Math.Min(resamples - 1, (int)(0.975 * resamples))]);
    }
}
