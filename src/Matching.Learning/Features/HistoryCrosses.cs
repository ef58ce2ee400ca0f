namespace Matching.Learning;

/// <summary>The counting features as hashed steps, for the logit.</summary>
/// <remarks>
/// Each step passed adds its own bucket ("thermometer" coding), so that neighbouring values share what they have in common and the
/// effect of a count may bend where the data bends it.
/// </remarks>
internal static class HistoryCrosses
{
    private const ulong Salt = 0xC0FFEE;

    private static readonly float[] Counts = [0.5f, 1.5f, 2.5f, 4.5f, 8.5f, 16.5f];
    private static readonly float[] Weights = [0.01f, 0.3f, 0.6f, 1f, 2f, 4f, 8f];
    private static readonly float[] Years = [1.5f, 2.5f, 3.5f, 5.5f, 9.5f, 20f];
    private static readonly float[] Shares = [0.0001f, 0.002f, 0.005f, 0.01f, 0.02f, 0.04f, 0.08f, 0.15f, 0.3f, 0.5f];

    /// <summary>The steps of each column, by its place in <see cref="FeatureSet.Columns"/>; none for columns that are the same for all candidates of a country.</summary>
    private static readonly float[][] Steps =
    [
        [], Counts, Weights, Counts, Weights, Counts, Years, Counts, Weights, Counts, Shares, Shares,
        Shares, Shares, Shares, Shares, Shares, Shares, Counts, Shares, Weights, [], [],
    ];

    /// <summary>The bucket of each step, hashed once.</summary>
    private static readonly int[][] StepBuckets = [.. Steps.Select((steps, column) => steps.Select((_, step) => BucketOf(column, step)).ToArray())];

    /// <summary>Every bucket of every step.</summary>
    public static IEnumerable<int> Buckets => StepBuckets.SelectMany(static buckets => buckets);

    /// <summary>Adds the buckets of one row.</summary>
    public static void Collect(List<int> buckets, ReadOnlySpan<float> row)
    {
        for (var column = 0; column < Steps.Length; column++)
        {
            buckets.AddRange(Passed(column, row[column]));
        }
    }

    /// <summary>The buckets of the steps that a column's value has passed.</summary>
    public static ReadOnlySpan<int> Passed(int column, float value)
    {
        var steps = Steps[column];
        var passed = 0;
        while (passed < steps.Length && value > steps[passed])
        {
            passed++;
        }

        return StepBuckets[column].AsSpan(0, passed);
    }

    /// <summary>The steps of a column, ascending, and the bucket of each.</summary>
    public static (float[] Steps, int[] Buckets) StepsOf(int column) => (Steps[column], StepBuckets[column]);

    private static int BucketOf(int column, int step) => (int)(NameWords.Mix(Salt, ((ulong)column << 8) | (uint)(step + 1)) & (LogitModel.Buckets - 1));
}
