using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;

namespace Matching.Learning.Tests.Scoring;

public sealed class TreeScorerTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public void Score_LightGbmModel_EqualsTransformBitForBit() => AssertEqualsTransform(worlds.Trained.Trees);

    [Fact]
    public void Score_FastTreeModel_EqualsTransformBitForBit() =>
        AssertEqualsTransform(ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, new TrainingOptions { AsOfYear = Worlds.Cutoff, Trainer = TreeTrainer.FastTree }).Trees);

    [Theory]
    [InlineData(4, false)]
    [InlineData(31, false)]
    [InlineData(60, false)]
    [InlineData(31, true)]
    public void Score_LightGbmModelOfOtherShape_EqualsTransformBitForBit(int leaves, bool hasMissing)
    {
        var context = new MLContext(1);
        var random = new Random(leaves);
        var rows = Enumerable.Range(0, 6_000).Select(row => new TreeRow { Features = Row(random, hasMissing), GroupId = (uint)(row / 50) + 1 }).ToArray();
        foreach (var row in rows)
        {
            row.Label = (row.Features[0] + row.Features[1] > 3 ? 1 : 0) + (row.Features[2] > 2 ? 1 : 0);
        }

        var data = context.Data.LoadFromEnumerable(rows, TreeGrower.Schema(120));
        var model = context.Ranking.Trainers.LightGbm(new LightGbmRankingTrainer.Options { NumberOfIterations = 20, NumberOfLeaves = leaves, MinimumExampleCountPerLeaf = 5, NumberOfThreads = 1 }).Fit(data);
        AssertEqualsTransform(context, model);
        Assert.Equal(hasMissing, TreeScorer.From(model).Trees.SendsMissingLeft);
    }

    private static float[] Row(Random random, bool hasMissing) =>
        [.. Enumerable.Range(0, FeatureMatrix.Width).Select(column => hasMissing && random.Next(6) == 0 ? float.NaN : random.Next(40) / 8f)];

    private static void AssertEqualsTransform(byte[] file)
    {
        var context = new MLContext(1);
        using var stream = new MemoryStream(file);
        AssertEqualsTransform(context, context.Model.Load(stream, out _));
    }

    /// <summary>By every way, over rows that hold the model's own thresholds, their neighbours, and what is no number or no end.</summary>
    private static void AssertEqualsTransform(MLContext context, ITransformer model)
    {
        var trees = TreeReader.Read(model);
        Assert.True(trees.Count > 0);
        var random = new Random(3);
        var rows = Enumerable.Range(0, 500)
            .Select(_ => Enumerable.Range(0, FeatureMatrix.Width).Select(_ => Value(random, trees)).ToArray())
            .ToArray();
        var data = context.Data.LoadFromEnumerable(rows.Select(row => new TreeRow { Features = row, GroupId = 1 }), TreeGrower.Schema(1));
        var expected = model.Transform(data).GetColumn<float>("Score").Select(BitConverter.SingleToInt32Bits).ToArray();
        Assert.True(expected.Distinct().Count() > 10, "the rows should reach many leaves");
        float[] values = [.. rows.SelectMany(row => row)];
        foreach (var way in TreeWays.Possible(trees))
        {
            var scores = new float[rows.Length];
            new TreeScorer(trees, way).Score(values, FeatureMatrix.Width, scores);
            Assert.True(expected.AsSpan().SequenceEqual(Array.ConvertAll(scores, BitConverter.SingleToInt32Bits)), way.Name);
        }
    }

    private static float Value(Random random, DecisionTrees trees)
    {
        var threshold = trees.Split(random.Next(trees.SplitCount)).Threshold;
        return random.Next(12) switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            2 => float.NegativeInfinity,
            3 => -0f,
            4 or 5 or 6 => threshold,
            7 => MathF.BitIncrement(threshold),
            8 => MathF.BitDecrement(threshold),
            _ => (random.NextSingle() * 8) - 3,
        };
    }
}
