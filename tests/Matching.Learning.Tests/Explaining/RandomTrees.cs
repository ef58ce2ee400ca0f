namespace Matching.Learning.Tests.Explaining;

/// <summary>Small random ensembles: columns may come again on one path, thresholds are met by half of the values.</summary>
internal static class RandomTrees
{
    public static TreeScorer Grow(Random random, int trees, int depth, int width)
    {
        var (roots, feature, threshold, left, right, leaf) = (new List<int>(), new List<int>(), new List<float>(), new List<int>(), new List<int>(), new List<double>());
        for (var tree = 0; tree < trees; tree++)
        {
            roots.Add(GrowNode(depth));
        }

        return new TreeScorer(new DecisionTrees([.. roots], [.. feature], [.. threshold], [.. left], [.. right], [.. leaf], random.NextDouble()));

        int GrowNode(int levels)
        {
            if (levels == 0 || random.Next(6) == 0)
            {
                leaf.Add((random.NextDouble() * 4) - 2);
                return ~(leaf.Count - 1);
            }

            var node = feature.Count;
            feature.Add(random.Next(width));
            threshold.Add(random.Next(4));
            left.Add(0);
            right.Add(0);
            left[node] = GrowNode(levels - 1);
            right[node] = GrowNode(levels - 1);
            return node;
        }
    }

    /// <summary>A row whose values may equal a threshold.</summary>
    public static float[] Row(Random random, int width) => [.. Enumerable.Range(0, width).Select(_ => random.Next(10) / 2f)];
}
