namespace Matching.Learning;

/// <summary>Which ways can score given trees on this machine.</summary>
internal static class TreeWays
{
    /// <summary>
    /// Splits a tree, on average, from which on the wider vectors pay: with six leaves a tree both mask ways score 17 million rows a second,
    /// with 31 the wider one is 1.3 to 1.5 times as fast.
    /// </summary>
    private const int ManySplits = 8;

    /// <summary>The fastest way that can.</summary>
    public static ITreeWay Choose(DecisionTrees trees) => Possible(trees)[^1];

    /// <summary>Every way that can, the slowest first; the first one is <see cref="PlainWay"/>, which the others are held equal to.</summary>
    public static IReadOnlyList<ITreeWay> Possible(DecisionTrees trees)
    {
        var ways = new List<ITreeWay> { new PlainWay(trees) };

        // The comparison they are built on sends what is not a number right. A model that this program trains has no other splits.
        if (trees.SendsMissingLeft)
        {
            return ways;
        }

        var shapes = TreeShape.Of(trees);
        Add(ways, BranchlessWay.CanScore(shapes), () => new BranchlessWay(trees, shapes));
        Add(ways, WideMaskWay.CanScore(shapes), () => new WideMaskWay(trees, shapes));
        Add(ways, MaskWay.CanScore(shapes), () => new MaskWay(trees, shapes));
        if (ways is [.., WideMaskWay, MaskWay] && trees.SplitCount > ManySplits * trees.Count)
        {
            (ways[^2], ways[^1]) = (ways[^1], ways[^2]);
        }

        return ways;
    }

    private static void Add(List<ITreeWay> ways, bool can, Func<ITreeWay> make)
    {
        if (can)
        {
            ways.Add(make());
        }
    }
}
