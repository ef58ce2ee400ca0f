namespace Matching.Learning;

/// <summary>
/// The reference: each row walks each tree from its root. A processor guesses at every split which child comes next and is wrong too often;
/// that, and not the memory, is what it costs.
/// </summary>
internal sealed class PlainWay(DecisionTrees trees) : ITreeWay
{
    /// <summary>Its name, for people.</summary>
    public const string WayName = "plain";

    /// <inheritdoc/>
    public string Name => WayName;

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<float> rows, int width, Span<float> scores)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(rows.Slice(i * width, width));
        }
    }

    /// <summary>Scores one row.</summary>
    public float Score(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (var root in trees.Roots)
        {
            var node = root;
            while (node >= 0)
            {
                node = trees.Next(node, row);
            }

            sum += trees.Leaves[~node];
        }

        return (float)(sum + trees.Bias);
    }
}
