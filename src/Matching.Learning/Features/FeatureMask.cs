namespace Matching.Learning;

/// <summary>A part of the features that a model is trained and asked without, to see what the part is worth. Immutable.</summary>
/// <remarks>A masked model is for measuring only: its files do not say what was hidden, so it must not be saved as a version.</remarks>
public sealed class FeatureMask
{
    private readonly bool[] _columns = new bool[FeatureMatrix.Width];
    private readonly HashSet<(ContentCrosses.Side Side, ContentCrosses.Asked Asked)> _crosses = [];

    private FeatureMask()
    {
    }

    /// <summary>Hides nothing.</summary>
    public static FeatureMask None { get; } = new();

    /// <summary>Hides columns of the matrix: zero in every row, for the logit and for the trees.</summary>
    /// <param name="names">Of <see cref="FeatureSet.Columns"/>, the first stage's own column excepted.</param>
    /// <exception cref="ArgumentException">No such column.</exception>
    public static FeatureMask Columns(params IEnumerable<string> names)
    {
        var mask = new FeatureMask();
        foreach (var name in names)
        {
            var column = FeatureSet.Columns.ToList().FindIndex(column => string.Equals(column.Name, name, StringComparison.Ordinal));
            mask._columns[column >= 0 && column != FeatureSet.LogitColumn ? column : throw new ArgumentException($"'{name}' is not a column that can be hidden.", nameof(names))] = true;
        }

        return mask;
    }

    /// <summary>Hides content crosses.</summary>
    /// <param name="names">Of <see cref="FeatureCross.All"/>.</param>
    /// <exception cref="ArgumentException">No such cross.</exception>
    public static FeatureMask Crosses(params IEnumerable<string> names)
    {
        var mask = new FeatureMask();
        foreach (var name in names)
        {
            var cross = FeatureCross.All.FirstOrDefault(cross => string.Equals(cross.Name, name, StringComparison.Ordinal))
                ?? throw new ArgumentException($"'{name}' is not a content cross.", nameof(names));
            mask._crosses.Add((cross.Side, cross.Asked));
        }

        return mask;
    }

    /// <summary>Whether a cross is hidden.</summary>
    internal bool Hides(ContentCrosses.Side side, ContentCrosses.Asked asked) => _crosses.Count > 0 && _crosses.Contains((side, asked));

    /// <summary>Clears the hidden columns of a matrix.</summary>
    internal void Clear(FeatureMatrix matrix) => Clear(matrix.Values);

    /// <summary>Clears them in rows that stand one after another.</summary>
    internal void Clear(Span<float> rows)
    {
        for (var column = 0; column < _columns.Length; column++)
        {
            for (var at = column; _columns[column] && at < rows.Length; at += FeatureMatrix.Width)
            {
                rows[at] = 0;
            }
        }
    }
}
