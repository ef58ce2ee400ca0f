using Microsoft.ML;

namespace Matching.Learning;

/// <summary>
/// Scores rows by the trees of an ML.NET ranking model: the same score, bit for bit, as <c>ITransformer.Transform</c>, without its cost of
/// a data view per query. Which of the ways of this folder does it is chosen once, by the trees' shape and the machine. Immutable and
/// thread-safe.
/// </summary>
internal sealed class TreeScorer
{
    private readonly ITreeWay _way;
    private readonly PlainWay _plain;

    /// <summary>Chooses the way for some trees.</summary>
    public TreeScorer(DecisionTrees trees)
        : this(trees, TreeWays.Choose(trees))
    {
    }

    /// <summary>Takes the way as given, for tests and benchmarks.</summary>
    public TreeScorer(DecisionTrees trees, ITreeWay way) => (Trees, _way, _plain) = (trees, way, new PlainWay(trees));

    /// <summary>What is scored by.</summary>
    public DecisionTrees Trees { get; }

    /// <summary>The way that was chosen.</summary>
    public string WayName => _way.Name;

    /// <summary>Takes the trees out of a loaded ML.NET model.</summary>
    /// <exception cref="ModelDamagedException">The model is not a tree ranking model over numerical splits.</exception>
    public static TreeScorer From(ITransformer model) => new(TreeReader.Read(model));

    /// <summary>Scores every row of a matrix.</summary>
    public float[] Score(FeatureMatrix matrix)
    {
        var scores = new float[matrix.Height];
        Score(matrix.Values, FeatureMatrix.Width, scores);
        return scores;
    }

    /// <summary>Scores one row, the plain way: the others work on many rows at once.</summary>
    public float Score(ReadOnlySpan<float> row) => _plain.Score(row);

    /// <summary>Scores rows that stand one after another. Allocates nothing.</summary>
    /// <param name="rows">The rows, at least as many as there are scores; what is behind them is not looked at.</param>
    /// <param name="width">Columns a row, at least <see cref="DecisionTrees.Columns"/>.</param>
    /// <param name="scores">One place a row.</param>
    public void Score(ReadOnlySpan<float> rows, int width, Span<float> scores)
    {
        // The ways read without looking at bounds again.
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Trees.Columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, scores.Length * (long)width, nameof(rows));
        _way.Score(rows, width, scores);
    }
}
