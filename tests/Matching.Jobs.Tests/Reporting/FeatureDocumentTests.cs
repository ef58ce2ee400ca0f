using Matching.Learning;
using Matching.Testing;

namespace Matching.Jobs.Tests.Reporting;

[Collection(nameof(ReportedWorld))]
public sealed class FeatureDocumentTests(ReportedWorld world)
{
    [Fact]
    public void Of_Ablation_GivesEachPartItsFigures()
    {
        var text = FeatureDocument.Of(world.Result);
        var row = world.Result.Ablation![0];
        Assert.Contains($"| {row.Name} | {row.Without} | {row.Difference} | – |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Document_OfTheRepository_NamesAndDefinesEveryFeatureAsTheCodeDoes()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "features.md"));
        Assert.Contains($"# Features, version {FeatureSet.Version}", text, StringComparison.Ordinal);
        Assert.All(FeatureSet.Columns, column => Assert.Contains($"| `{column.Name}` | {column.Unit} | {column.Definition} | {column.AsOf} | {column.Why} |", text, StringComparison.Ordinal));
        Assert.All(FeatureCross.All, cross => Assert.Contains($"| {cross.Name} | log-odds | {cross.Definition} |", text, StringComparison.Ordinal));
    }
}
