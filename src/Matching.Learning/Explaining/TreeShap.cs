namespace Matching.Learning;

/// <summary>
/// Exact Shapley values of a tree ensemble for one row against one other row: which columns make the difference between their scores,
/// when a column may be taken from either row.
/// </summary>
/// <remarks>
/// "Independent (interventional) TreeSHAP" of Lundberg et al. 2020, "From local explanations to global understanding with explainable AI
/// for trees", Nature Machine Intelligence 2, algorithm 3. A leaf that needs <c>u</c> columns of the row and <c>v</c> of the other is a game
/// whose Shapley values are known: (u−1)! v! / (u+v)! for each of the first, −u! (v−1)! / (u+v)! for each of the others. Every path is
/// walked once, so the cost is at most the number of nodes. One thread at a time.
/// </remarks>
/// <param name="trees">The ensemble.</param>
/// <param name="width">Number of columns, from 1.</param>
internal sealed class TreeShap(DecisionTrees trees, int width)
{
    private readonly double[,] _weights = Weights(width);
    private readonly Origin[] _origins = new Origin[width];

    /// <summary>Which row a column is taken from on the path walked.</summary>
    private enum Origin : byte
    {
        Either,
        Row,
        Other,
    }

    /// <summary>Adds the Shapley values: over all columns they sum to the ensemble's score of the row minus that of the other.</summary>
    /// <param name="row">What is explained.</param>
    /// <param name="other">What it is compared with.</param>
    /// <param name="factor">What each value is multiplied by before it is added.</param>
    /// <param name="contributions">One place a column.</param>
    public void Add(ReadOnlySpan<float> row, ReadOnlySpan<float> other, double factor, Span<double> contributions)
    {
        foreach (var root in trees.Roots)
        {
            Walk(root, row, other, factor, contributions, fromRow: 0, fromOther: 0);
        }
    }

    /// <summary>What the leaves below a node give to each column taken from the row, and to each taken from the other.</summary>
    private (double Row, double Other) Walk(
        int node, ReadOnlySpan<float> row, ReadOnlySpan<float> other, double factor, Span<double> contributions, int fromRow, int fromOther)
    {
        while (node >= 0)
        {
            var (column, threshold, left, right) = trees.Split(node);
            var forRow = row[column] <= threshold ? left : right;
            var forOther = other[column] <= threshold ? left : right;
            if (_origins[column] == Origin.Row || forRow == forOther)
            {
                node = forRow;
            }
            else if (_origins[column] == Origin.Other)
            {
                node = forOther;
            }
            else
            {
                _origins[column] = Origin.Row;
                var first = Walk(forRow, row, other, factor, contributions, fromRow + 1, fromOther);
                _origins[column] = Origin.Other;
                var second = Walk(forOther, row, other, factor, contributions, fromRow, fromOther + 1);
                _origins[column] = Origin.Either;
                contributions[column] += first.Row + second.Other;
                return (first.Row + second.Row, first.Other + second.Other);
            }
        }

        var leaf = factor * trees.Leaves[~node];
        return (
            fromRow == 0 ? 0 : leaf * _weights[fromRow - 1, fromOther],
            fromOther == 0 ? 0 : -leaf * _weights[fromRow, fromOther - 1]);
    }

    /// <summary>a! b! / (a + b + 1)! for all a and b that can occur.</summary>
    private static double[,] Weights(int width)
    {
        var weights = new double[width + 1, width + 1];
        for (var a = 0; a <= width; a++)
        {
            // The ratio of neighbours is (b + 1) / (a + b + 2): no factorial is ever formed.
            weights[a, 0] = 1.0 / (a + 1);
            for (var b = 0; b < width; b++)
            {
                weights[a, b + 1] = weights[a, b] * (b + 1) / (a + b + 2);
            }
        }

        return weights;
    }
}
