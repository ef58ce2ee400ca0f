using Matching.Learning;
using Matching.Testing;

namespace Matching.Jobs.Tests.Training;

public sealed class TrainJobTests : IDisposable
{
    private static readonly TrainRequest Unjudged = new() { Options = JobWorld.Quick, EvaluationYears = 0 };

    private static readonly TrainRequest Judged = Unjudged with { EvaluationYears = 4 };

    private readonly TemporaryFolder _folder = new();

    private ModelRegistry Registry => new(_folder.File("models"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Judged_WritesAVersionWithFiguresAndActivatesIt()
    {
        var manifest = Run(JobWorld.Data, Unjudged with { EvaluationYears = 4, DataNote = "Invented for a test." });
        Assert.Equal(2015, manifest.AsOfYear);
        Assert.Equal(FixedClock.Noon, manifest.TrainedAt);
        Assert.Equal(DataFingerprint.Of(JobWorld.Data.Catalogue, JobWorld.Data.Log, 2015), manifest.DataFingerprint);
        var metrics = Assert.IsType<ModelMetrics>(manifest.Metrics);
        Assert.Equal((2011, 2014, true), (metrics.Cutoff, metrics.Until, metrics.Frozen));
        Assert.InRange(metrics.Ndcg.Mean, metrics.Ndcg.Low, metrics.Ndcg.High);
        Assert.Equal(manifest.Version, Registry.CurrentVersion());
        Assert.Equal(manifest.Version, Registry.Load(manifest.Version).Version);
        var card = Registry.ReadCard(manifest.Version);
        Assert.Contains("Invented for a test.", card, StringComparison.Ordinal);
        Assert.Contains(metrics.Ndcg.ToString(), card, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Unjudged_SaysOnTheCardThatNobodyKnows()
    {
        var manifest = Run(JobWorld.Data, Unjudged);
        Assert.Null(manifest.Metrics);
        Assert.Null(Registry.Get(manifest.Version).Metrics);
        Assert.Contains("Not judged", Registry.ReadCard(manifest.Version), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_AnotherTrainingHoldsTheFolder_IsRefusedAndWritesNothing()
    {
        using var other = TrainingLock.Take(Registry.Directory);
        var refusal = Assert.Throws<TrainingBusyException>(() => Run(JobWorld.Data, Unjudged));
        Assert.Contains(Registry.Directory, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Registry.Directory));
    }

    [Fact]
    public void Run_HistoryTooYoungToHoldYearsBack_TrainsUnjudged()
    {
        var young = JobWorld.Number(JobWorld.World.Institutions, JobWorld.World.Engagements.Where(engagement => engagement.Year >= 2011));
        Assert.Null(Run(young, Unjudged with { EvaluationYears = 4 }).Metrics);
    }

    [Fact]
    public void Run_NotToActivate_LeavesTheActiveVersion()
    {
        var first = Run(JobWorld.Data, Unjudged);
        var second = Run(JobWorld.Data, Unjudged with { Options = JobWorld.Quick with { AsOfYear = 2012 }, Activate = false });
        Assert.NotEqual(first.Version, second.Version);
        Assert.Equal(first.Version, Registry.CurrentVersion());
        Assert.Equal([first.Version, second.Version], Registry.List().Select(manifest => manifest.Version).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Run_AsOfYear_LearnsNothingFromThatYearOn()
    {
        var before = JobWorld.Number(JobWorld.World.Institutions, JobWorld.World.Engagements.Where(engagement => engagement.Year < 2012));
        var whole = Run(JobWorld.Data, Unjudged with { Options = JobWorld.Quick with { AsOfYear = 2012 } });
        Assert.Equal(whole.Version, Run(before, Unjudged).Version);
    }

    [Fact]
    public void Run_SameModelAgain_ReturnsTheRecordThatStandsAndSaysSo()
    {
        var first = Train(JobWorld.Data, Unjudged with { DataNote = "The first note." });
        var again = Train(JobWorld.Data, Unjudged with { EvaluationYears = 4, DataNote = "The second note." });
        Assert.Equal(first.Version, again.Version);
        Assert.Equal((false, true), (first.WasThere, again.WasThere));
        Assert.Null(again.Manifest.Metrics);
        Assert.NotNull(again.Judged);
        Assert.Contains("The first note.", Registry.ReadCard(first.Version), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Judged_WritesEveryFileOfTheVersionAndItsHash()
    {
        var manifest = Run(JobWorld.Data, Judged);
        Assert.Equal(["CARD.md", "golden.bin", "profile.json", "report.html", "window.csv"], manifest.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(manifest.Files.Keys, name => Assert.NotEmpty(Registry.ReadFile(manifest.Version, name)));
        var stored = Assert.IsType<WindowResults>(WindowResults.Stored(Registry, manifest.Version));
        Assert.Equal(manifest.Metrics!.Queries, stored.Queries.Count);
        Assert.Equal(manifest.Metrics.Ndcg.Mean, stored.Queries.Average(query => query.Ndcg), 12);
        Assert.Equal(JobWorld.Quick.Trees, manifest.Recipe!.Trees);
    }

    [Fact]
    public void Run_Judged_WritesAPageThatNamesNobody()
    {
        var manifest = Run(JobWorld.Data, Judged);
        var page = System.Text.Encoding.UTF8.GetString(Registry.ReadFile(manifest.Version, ReportWriter.FileName));
        Assert.Contains("How well the model ranks", page, StringComparison.Ordinal);
        Assert.All(JobWorld.Data.Catalogue.Institutions, institution => Assert.DoesNotContain(institution.Name, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("judging")]
    [InlineData("training")]
    public void Run_Cancelled_WritesNothing(string stage)
    {
        using var cancelled = new CancellationTokenSource();
        var progress = new StageRecorder(report =>
        {
            if (report.Stage.StartsWith(stage, StringComparison.Ordinal))
            {
                cancelled.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(
            () => TrainJob.Run(JobWorld.Data, Registry, Unjudged, new FixedClock(), progress, cancelled.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Run_TooLittleHistory_SaysHowMuchItNeedsAndWritesNothing()
    {
        var tiny = JobWorld.Number(JobWorld.World.Institutions, JobWorld.World.Engagements.Take(5));
        var error = Assert.Throws<NotEnoughHistoryException>(() => Run(tiny, Unjudged with { EvaluationYears = 4 }));
        Assert.Contains($"at least {error.Needed}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Import more engagements", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Run_NoEngagementAtAll_SaysSo() =>
        Assert.Equal(0, Assert.Throws<NotEnoughHistoryException>(() => Run(JobWorld.Number(JobWorld.World.Institutions, []), Unjudged)).Found);

    private ModelManifest Run(LearningData data, TrainRequest request) => Train(data, request).Manifest;

    private TrainResult Train(LearningData data, TrainRequest request) =>
        TrainJob.Run(data, Registry, request, new FixedClock(), progress: null, TestContext.Current.CancellationToken);
}
