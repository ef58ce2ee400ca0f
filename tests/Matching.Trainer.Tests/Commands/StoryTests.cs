using System.Text.Json;
using Matching.Store;

namespace Matching.Trainer.Tests.Commands;

public sealed class StoryTests(Story story) : IClassFixture<Story>
{
    [Fact]
    public void Import_First_CountsAddUp() =>
        Assert.Contains("engagements.csv: 500 read = 500 imported + 0 unchanged + 0 rejected", story.Steps["import"].Output, StringComparison.Ordinal);

    [Fact]
    public void Import_Again_ChangesNothing() =>
        Assert.Contains("engagements.csv: 500 read = 0 imported + 500 unchanged + 0 rejected", story.Steps["import again"].Output, StringComparison.Ordinal);

    [Fact]
    public void Import_Piped_SaysEachFileOnALineOfItsOwn()
    {
        var progress = story.Steps["import"].Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in new[] { "enterprises.csv", "institutions.csv", "engagements.csv" })
        {
            Assert.Contains(progress, line => line.StartsWith("… importing", StringComparison.Ordinal) && line.Contains(file, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Train_Default_ActivatesAndSaysHowGoodItIs()
    {
        var output = story.Steps["train"].Output;
        Assert.StartsWith($"Model {story.Versions()[0]}: ", output, StringComparison.Ordinal);
        Assert.Contains("NDCG@10 0.", output, StringComparison.Ordinal);
        Assert.Contains("Gate: passed. NDCG@10 minus that of the best rule without learning on the ", output, StringComparison.Ordinal);
        Assert.Contains("It is now the active version", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NothingNewerThanTheModel_IsOneDocumentThatSaysSo()
    {
        using var report = JsonDocument.Parse(story.Steps["check"].Output);
        Assert.Equal(story.Versions()[0], report.RootElement.GetProperty("version").GetString());
        Assert.False(report.RootElement.GetProperty("isEnough").GetBoolean());
        Assert.False(report.RootElement.GetProperty("shouldRetrain").GetBoolean());
    }

    [Fact]
    public void Activate_ForcedAlthoughUnjudged_SaysThatTheGateRefusedIt()
    {
        Assert.Contains("Gate: refused. It cannot be compared with the active version", story.Steps["activate"].Output, StringComparison.Ordinal);
        Assert.Contains("is now the active version, against the gate", story.Steps["activate"].Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_NoActivate_LeavesTheActiveVersion()
    {
        var (first, second) = (story.Versions()[0], story.Versions()[1]);
        Assert.Contains("models activate", story.Steps["train another"].Output, StringComparison.Ordinal);
        Assert.Contains($"* {first}", story.Steps["list"].Output, StringComparison.Ordinal);
        Assert.Contains($"  {second}", story.Steps["list"].Output, StringComparison.Ordinal);
        Assert.Contains("not judged", story.Steps["list"].Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_Version_PrintsItsCard() =>
        Assert.StartsWith($"# Model {story.Versions()[0]}", story.Steps["show"].Output, StringComparison.Ordinal);

    [Fact]
    public void Publish_AfterActivation_IsANewGenerationOfThatModel()
    {
        Assert.StartsWith("Generation 1: ", story.Steps["publish"].Output, StringComparison.Ordinal);
        Assert.Contains($"by model {story.Versions()[0]}", story.Steps["publish"].Output, StringComparison.Ordinal);
        Assert.StartsWith("Generation 2: ", story.Steps["publish another"].Output, StringComparison.Ordinal);
        Assert.Contains($"by model {story.Versions()[1]}", story.Steps["publish another"].Output, StringComparison.Ordinal);
        using var store = MatchingStore.Open(new StoreOptions(story.File("store.db")) { ReadOnly = true });
        Assert.Equal(story.Versions()[1], store.Rankings.Current()!.ModelVersion);
    }

    [Fact]
    public void Rollback_AfterActivation_GoesBack()
    {
        Assert.Contains(story.Versions()[0], story.Steps["rollback"].Output, StringComparison.Ordinal);
        Assert.Equal(story.Versions()[0], File.ReadAllText(story.File("models/current")).Trim());
    }

    [Fact]
    public void Backtest_Files_HoldWhatIsPrinted()
    {
        var output = story.Steps["backtest"].Output;
        Assert.Contains("| learned model | 0.", output, StringComparison.Ordinal);
        Assert.Equal(output, File.ReadAllText(story.File("out put/backtest.md")));
        using var figures = JsonDocument.Parse(File.ReadAllText(story.File("out put/backtest.json")));
        var queries = figures.RootElement.GetProperty("plain").GetProperty("queries").GetInt32();
        var lines = File.ReadAllLines(story.File("out put/rankings.csv"));
        Assert.Equal("enterprise_id,country,sector,year,rank,institution_id,score", lines[0]);
        Assert.Equal(queries, lines.Skip(1).Count(line => line.Split(',')[4] == "1"));
    }

    [Fact]
    public void Everything_Piped_HasNoTerminalCodes() =>
        Assert.All(story.Steps, step => Assert.DoesNotContain('\u001b', step.Value.Output + step.Value.Error));

    [Fact]
    public void Everything_Finished_LeavesNoFilesAside()
    {
        var left = Directory.EnumerateFileSystemEntries(story.Folder, "*", SearchOption.AllDirectories)
            .Where(path => path.Contains(".partial", StringComparison.Ordinal));
        Assert.Empty(left);
    }
}
