using CsCheck;

namespace Matching.Learning.Tests.Scoring;

public sealed class TreeWaysTests
{
    [Fact]
    public void Score_AnyTreesAndRows_EveryWayGivesTheSameBits()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        (from width in Gen.Int[1, 30]
         from trees in TreeGen.Trees(width)
         from rows in TreeGen.Rows(width)
         select (width, trees, rows)).Sample(
            given =>
            {
                var ways = TreeWays.Possible(given.trees);
                var expected = Bits(ways[0], given.rows, given.width);
                foreach (var way in ways)
                {
                    used.Add(way.Name);
                    Assert.True(expected.AsSpan().SequenceEqual(Bits(way, given.rows, given.width)), way.Name);
                }
            },
            iter: 2_000,
            threads: 1);
        Assert.Contains(BranchlessWay.WayName, used);
        Assert.Equal(System.Runtime.Intrinsics.X86.Avx2.IsSupported, used.Contains(MaskWay.WayName));
    }

    [Fact]
    public void Score_EveryBatchSize_WritesEveryPlaceAndNoOther()
    {
        var trees = TreeGen.Trees(23).Single();
        var rows = TreeGen.Rows(23, 40).Single();
        foreach (var way in TreeWays.Possible(trees))
        {
            var whole = Bits(way, rows, 23);
            for (var count = 0; count <= 40; count++)
            {
                var scores = new float[42];
                scores.AsSpan().Fill(7);
                new TreeScorer(trees, way).Score(rows, 23, scores.AsSpan(1, count));
                Assert.Equal(whole[..count], Array.ConvertAll(scores[1..(count + 1)], BitConverter.SingleToInt32Bits));
                Assert.Equal((7f, true), (scores[0], scores[(count + 1)..].All(score => score == 7)));
            }
        }
    }

    [Fact]
    public void Possible_SplitsThatSendMissingLeft_OnlyThePlainWay()
    {
        TreeGen.Trees(5, missingLeft: true).Where(trees => trees.SendsMissingLeft).Sample(
            trees => Assert.Equal(PlainWay.WayName, Assert.Single(TreeWays.Possible(trees)).Name),
            iter: 20);
    }

    [Fact]
    public void Score_RowsTooFew_IsRefused()
    {
        var scorer = new TreeScorer(new DecisionTrees([0], [4], [0], [~0], [~1], [1, 2], bias: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => scorer.Score(new float[9], 5, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => scorer.Score(new float[9], 4, new float[2]));
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, new[] { ~0, ~0 }, "a child before its parent")]
    [InlineData(new[] { 1, ~0 }, new[] { 1, ~0 }, "two parents")]
    [InlineData(new[] { 2, ~0 }, new[] { ~0, ~0 }, "a split that is not there")]
    [InlineData(new[] { 1, ~0 }, new[] { ~0, ~1 }, "a leaf that is not there")]
    public void DecisionTrees_NoTree_IsRefused(int[] left, int[] right, string why)
    {
        var error = Assert.Throws<ModelDamagedException>(() => new DecisionTrees([0], [0, 0], [0, 0], left, right, [1], bias: 0));
        Assert.True(error.Message.Contains("cannot be walked", StringComparison.Ordinal), why);
    }

    private static int[] Bits(ITreeWay way, float[] rows, int width)
    {
        var scores = new float[rows.Length / width];
        way.Score(rows, width, scores);
        return Array.ConvertAll(scores, BitConverter.SingleToInt32Bits);
    }
}
