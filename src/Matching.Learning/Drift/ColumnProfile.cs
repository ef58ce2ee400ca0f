namespace Matching.Learning;

/// <summary>How a column's values were spread at training.</summary>
/// <param name="Name">The column.</param>
/// <param name="Edges">
/// Ascending inner edges of the bins, at most nine: the deciles, each once. A value belongs to the first bin whose edge is not below it, and
/// beyond the last edge to the last bin.
/// </param>
/// <param name="Shares">Share of each bin, one more than edges; they sum to 1.</param>
public sealed record ColumnProfile(string Name, IReadOnlyList<float> Edges, IReadOnlyList<double> Shares)
{
    /// <summary>Number of quantile bins; fewer where values tie.</summary>
    public const int Bins = 10;

    /// <summary>Cuts a column at its deciles.</summary>
    /// <param name="name">The column.</param>
    /// <param name="values">Its values.</param>
    /// <param name="weights">One weight a value, above 0.</param>
    internal static ColumnProfile Of(string name, float[] values, double[] weights)
    {
        var (sorted, sortedWeights) = ((float[])values.Clone(), (double[])weights.Clone());
        Array.Sort(sorted, sortedWeights);
        var total = sortedWeights.Sum();
        var edges = new List<float>();
        double below = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            below += sortedWeights[i];
            var isDecile = below >= total * (edges.Count + 1) / Bins;
            if (isDecile && edges.Count < Bins - 1 && sorted[i] < sorted[^1] && (edges.Count == 0 || sorted[i] > edges[^1]))
            {
                edges.Add(sorted[i]);
            }
        }

        return new ColumnProfile(name, edges, SharesOf(edges, values, weights));
    }

    /// <summary>The shares that other values have in the same bins.</summary>
    internal double[] SharesOf(float[] values, double[] weights) => SharesOf(Edges, values, weights);

    private static double[] SharesOf(IReadOnlyList<float> edges, float[] values, double[] weights)
    {
        var shares = new double[edges.Count + 1];
        var total = weights.Sum();
        for (var i = 0; i < values.Length; i++)
        {
            var bin = 0;
            while (bin < edges.Count && values[i] > edges[bin])
            {
                bin++;
            }

            shares[bin] += weights[i] / total;
        }

        return shares;
    }
}
