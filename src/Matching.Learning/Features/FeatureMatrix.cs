namespace Matching.Learning;

/// <summary>One row per candidate, one column per <see cref="FeatureSet.Columns"/>, row-major.</summary>
/// <param name="Candidates">Institution numbers, one a row.</param>
/// <param name="Values">Rows after one another.</param>
public sealed record FeatureMatrix(int[] Candidates, float[] Values)
{
    /// <summary>Number of columns.</summary>
    public static int Width => FeatureSet.Columns.Count;

    /// <summary>Number of rows.</summary>
    public int Height => Candidates.Length;

    /// <summary>One row.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Width, Width);
}
