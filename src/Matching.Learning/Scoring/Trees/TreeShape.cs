namespace Matching.Learning;

/// <summary>One tree read from left to right.</summary>
/// <param name="Splits">Its splits' numbers, each before those below it.</param>
/// <param name="FirstLost">For each of <paramref name="Splits"/>, the first of the exits below its left child.</param>
/// <param name="EndLost">The exit behind the last of them.</param>
/// <param name="Exits">The leaf number at each way out, left to right; at least one.</param>
/// <param name="Depth">Splits on the longest path; 0 for a tree that says the same to everyone.</param>
internal sealed record TreeShape(int[] Splits, int[] FirstLost, int[] EndLost, int[] Exits, int Depth)
{
    /// <summary>Reads every tree.</summary>
    public static TreeShape[] Of(DecisionTrees trees)
    {
        var shapes = new TreeShape[trees.Count];
        for (var tree = 0; tree < shapes.Length; tree++)
        {
            shapes[tree] = Of(trees, trees.Roots[tree]);
        }

        return shapes;
    }

    /// <summary>The exits that stay possible for a row which goes right at a split: bit i for exit i. Of trees of at most 64 exits.</summary>
    /// <param name="split">Place in <see cref="Splits"/>.</param>
    public ulong KeptBy(int split)
    {
        // A split has exits on both sides, so its left side never has all 64.
        var lost = ((1UL << (EndLost[split] - FirstLost[split])) - 1) << FirstLost[split];
        return ~lost;
    }

    /// <summary>Reads one tree.</summary>
    public static TreeShape Of(DecisionTrees trees, int root)
    {
        var (splits, first, end, exits, depth) = (new List<int>(), new List<int>(), new List<int>(), new List<int>(), 0);

        // A right child waits with the place of its split: when its turn comes, the left side is complete.
        var waiting = new Stack<(int Node, int RightOf, int Level)>([(root, -1, 0)]);
        while (waiting.TryPop(out var at))
        {
            if (at.RightOf >= 0)
            {
                end[at.RightOf] = exits.Count;
            }

            if (at.Node < 0)
            {
                exits.Add(~at.Node);
                depth = Math.Max(depth, at.Level);
                continue;
            }

            var (_, _, left, right) = trees.Split(at.Node);
            splits.Add(at.Node);
            first.Add(exits.Count);
            end.Add(0);
            waiting.Push((right, splits.Count - 1, at.Level + 1));
            waiting.Push((left, -1, at.Level + 1));
        }

        return new TreeShape([.. splits], [.. first], [.. end], [.. exits], depth);
    }
}
