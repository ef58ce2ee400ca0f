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

    /// <summary>The steps of each column, by its place in <see cref="FeatureSet.Columns"/>; none for columns that are the same whatever the candidate.</summary>
    private static readonly float[][] Steps =
    [
        [], Counts, Weights, Counts, Weights, Counts, Years, Counts, Weights, Counts, Shares, Shares,
        Shares, Shares, Shares, Shares, Shares, Shares, Counts, Shares, Weights, [], [], Counts, Shares,
    ];

    /// <summary>The bucket of each step, hashed once.</summary>
    private static readonly int[][] StepBuckets = [.. Steps.Select((steps, column) => steps.Select((_, step) => BucketOf(column, step)).ToArray())];

    /// <summary>Where each column's cells begin: a column of n steps has n + 1 cells, one for each number of steps passed.</summary>
    private static readonly int[] FirstCells = [.. Steps.Select((_, column) => Steps.Take(column).Sum(steps => steps.Length + 1))];

    private static readonly int[] SteppedColumns = [.. Enumerable.Range(0, Steps.Length).Where(column => Steps[column].Length > 0)];

    /// <summary>Every bucket of every step.</summary>
    public static IEnumerable<int> Buckets => StepBuckets.SelectMany(static buckets => buckets);

    /// <summary>Cells of a row: one a column that has steps.</summary>
    public static int CellsPerRow => SteppedColumns.Length;

    /// <summary>Number of different cells.</summary>
    public static int CellCount { get; } = Steps.Sum(static steps => steps.Length + 1);

    /// <summary>Writes which cell each column of a row is in: the whole row in a few small numbers.</summary>
    /// <param name="row">The features.</param>
    /// <param name="cells"><see cref="CellsPerRow"/> places.</param>
    public static void Place(ReadOnlySpan<float> row, Span<ushort> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = (ushort)(FirstCells[SteppedColumns[i]] + Passed(SteppedColumns[i], row[SteppedColumns[i]]).Length);
        }
    }

    /// <summary>What each cell adds to a score: the weights of the steps passed, summed.</summary>
    /// <param name="weights">One a bucket.</param>
    /// <param name="cells">Takes <see cref="CellCount"/> sums.</param>
    public static void SumCells(ReadOnlySpan<double> weights, Span<double> cells)
    {
        foreach (var column in SteppedColumns)
        {
            double sum = 0;
            cells[FirstCells[column]] = 0;
            for (var step = 0; step < Steps[column].Length; step++)
            {
                cells[FirstCells[column] + step + 1] = sum += weights[StepBuckets[column][step]];
            }
        }
    }

    /// <summary>The way back: adds what the cells were given to the buckets of the steps that lie below each.</summary>
    /// <param name="cells">One value a cell.</param>
    /// <param name="buckets">One place a bucket.</param>
    public static void SpreadCells(ReadOnlySpan<double> cells, Span<double> buckets)
    {
        foreach (var column in SteppedColumns)
        {
            double sum = 0;
            for (var step = Steps[column].Length - 1; step >= 0; step--)
            {
                buckets[StepBuckets[column][step]] += sum += cells[FirstCells[column] + step + 1];
            }
        }
    }

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
