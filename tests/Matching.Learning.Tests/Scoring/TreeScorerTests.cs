using Microsoft.ML;
using Microsoft.ML.Data;

namespace Matching.Learning.Tests.Scoring;

public sealed class TreeScorerTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public void Score_LightGbmModel_EqualsTransformBitForBit() => AssertEqualsTransform(worlds.Trained.Trees);

    [Fact]
    public void Score_FastTreeModel_EqualsTransformBitForBit() =>
        AssertEqualsTransform(ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, new TrainingOptions { AsOfYear = Worlds.Cutoff, Trainer = TreeTrainer.FastTree }).Trees);

    private static void AssertEqualsTransform(byte[] file)
    {
        var context = new MLContext(1);
        using var stream = new MemoryStream(file);
        var model = context.Model.Load(stream, out _);
        var scorer = TreeScorer.From(model);
        Assert.True(scorer.TreeCount > 0);
        var random = new Random(3);
        var rows = Enumerable.Range(0, 500)
            .Select(_ => Enumerable.Range(0, FeatureMatrix.Width).Select(_ => (random.NextSingle() * 8) - 3).ToArray())
            .ToArray();
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(TreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, FeatureMatrix.Width);
        schema[nameof(TreeRow.GroupId)].ColumnType = new KeyDataViewType(typeof(uint), 1);
        var data = context.Data.LoadFromEnumerable(rows.Select(row => new TreeRow { Features = row, GroupId = 1 }), schema);
        var expected = model.Transform(data).GetColumn<float>("Score").ToArray();
        Assert.Equal(expected, rows.Select(row => scorer.Score(row)));
        Assert.True(expected.Distinct().Count() > 10, "the rows should reach many leaves");
    }
}
