using CsCheck;

namespace Matching.Learning.Tests.Scoring;

/// <summary>Trees of every shape, and rows that meet their thresholds exactly.</summary>
internal static class TreeGen
{
    /// <summary>Thresholds and values are drawn from the same few numbers, so that they meet.</summary>
    private static readonly float[] Numbers =
    [
        float.NegativeInfinity, float.MinValue, -1.5f, -float.Epsilon, -0f, 0f, float.Epsilon, 1e-35f, 0.5f, 1f, 1.0000001f, 6.5f, float.MaxValue, float.PositiveInfinity,
    ];

    public static Gen<DecisionTrees> Trees(int width, bool missingLeft = false) =>
        from seed in Gen.Int
        from sizes in Gen.OneOf(Gen.Int[1, 8], Gen.Int[1, 16], Gen.Int[1, 32], Gen.Int[1, 64], Gen.Int[1, 100]).Array[0, 12]
        from chains in Gen.Bool
        select Grow(new Random(seed), sizes, chains, width, missingLeft);

    public static Gen<float[]> Rows(int width) =>
        from count in Gen.Int[0, 40]
        from values in Rows(width, count)
        select values;

    public static Gen<float[]> Rows(int width, int count) => Value.Array[count * width];

    private static Gen<float> Value { get; } = Gen.Frequency(
        (8, Gen.Int[0, Numbers.Length - 1].Select(place => Numbers[place])),
        (1, Gen.Bool.Select(isUsual => isUsual ? float.NaN : BitConverter.Int32BitsToSingle(-1))),
        (3, Gen.Float[-10f, 10f]));

    /// <summary>Trees of so many leaves each; a tree of one leaf has no split.</summary>
    private static DecisionTrees Grow(Random random, int[] leaves, bool areChains, int width, bool missingLeft)
    {
        var (roots, feature, threshold, left, right, leaf) = (new List<int>(), new List<int>(), new List<float>(), new List<int>(), new List<int>(), new List<double>());
        foreach (var count in leaves)
        {
            roots.Add(GrowNode(count));
        }

        var missing = missingLeft ? feature.Select(_ => random.Next(2) == 0).ToArray() : null;
        return new DecisionTrees([.. roots], [.. feature], [.. threshold], [.. left], [.. right], [.. leaf], random.NextDouble() - 0.5, missing);

        int GrowNode(int below)
        {
            if (below == 1)
            {
                leaf.Add(random.Next(20) switch { 0 => -0.0, 1 => 1e300, 2 => double.Epsilon, _ => (random.NextDouble() * 4) - 2 });
                return ~(leaf.Count - 1);
            }

            var node = feature.Count;
            feature.Add(random.Next(width));
            threshold.Add(Numbers[random.Next(Numbers.Length)]);
            left.Add(0);
            right.Add(0);
            var goLeft = areChains ? (random.Next(2) == 0 ? 1 : below - 1) : random.Next(1, below);
            left[node] = GrowNode(goLeft);
            right[node] = GrowNode(below - goLeft);
            return node;
        }
    }
}
