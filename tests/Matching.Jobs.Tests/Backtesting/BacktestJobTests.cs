using System.Text.Json;
using Matching.Domain;
using Matching.Learning;
using Matching.Testing;

namespace Matching.Jobs.Tests.Backtesting;

public sealed class BacktestJobTests : IDisposable
{
    private static readonly BacktestOptions Window = new(2010, 2014) { Frozen = true, Training = JobWorld.Quick, Resamples = 100 };

    private readonly TemporaryFolder _folder = new();

    private string Rankings => _folder.File("out/rankings.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Plain_WritesTheTableForPeopleAndForPrograms()
    {
        var result = Run(new BacktestRequest(Window with { Baselines = BaselineSet.All }) { ReportFolder = _folder.File("report") });
        Assert.Null(result.Hard);
        Assert.Equal(8, result.Plain.Results.Count);
        var text = File.ReadAllText(_folder.File("report/backtest.md"));
        Assert.Equal(BacktestMarkdown.Of(result), text);
        Assert.All(result.Plain.Results, ranker => Assert.Contains($"| {ranker.Name} | {ranker.Ndcg} |", text, StringComparison.Ordinal));
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.File("report/backtest.json")));
        var plain = figures.RootElement.GetProperty("plain");
        Assert.Equal(result.Plain.Queries, plain.GetProperty("queries").GetInt32());
        Assert.Equal(
            result.Plain.Results.Select(ranker => ranker.Ndcg.Mean),
            plain.GetProperty("rankers").EnumerateArray().Select(ranker => ranker.GetProperty("ndcg").GetProperty("mean").GetDouble()));
        Assert.Equal(JsonValueKind.Null, figures.RootElement.GetProperty("hard").ValueKind);
    }

    [Fact]
    public void Run_SeveralCutoffsAndSeeds_TrainsForEachAndSaysTheSpread()
    {
        var request = new BacktestRequest(Window with { Cutoff = 2009, Until = 2010 }, Window with { Until = 2011 }) { Seeds = 2, ReportFolder = _folder.File("report") };
        var result = Run(request);
        Assert.Equal([(2009, 1), (2009, 2), (2010, 1), (2010, 2)], result.Runs.Select(run => (run.Plain.Options.Cutoff, run.Plain.Options.Training.Seed)));
        Assert.Equal([2009, 2010], result.Windows.Select(run => run.Plain.Options.Cutoff));
        Assert.Equal(result.Windows.Sum(run => run.Plain.Queries), result.Whole.Plain.Queries);
        var text = File.ReadAllText(_folder.File("report/backtest.md"));
        var spread = SeedSpread.Of([.. result.SeedsOf(1).Select(run => run.Plain)])[^1];
        Assert.NotEqual(0, spread.Deviation);
        Assert.Contains(FormattableString.Invariant($"| {Backtest.ModelName} | plain | {spread.Mean:0.000} | {spread.Deviation:0.000} |"), text, StringComparison.Ordinal);
        Assert.Contains($"| {Backtest.ModelName} | {result.Windows[0].Plain.Model.Ndcg} | {result.Windows[1].Plain.Model.Ndcg} | {result.Whole.Plain.Model.Ndcg} |", text, StringComparison.Ordinal);
        using var figures = JsonDocument.Parse(File.ReadAllText(_folder.File("report/backtest.json")));
        Assert.Equal(4, figures.RootElement.GetProperty("runs").GetArrayLength());
    }

    [Fact]
    public void Run_ExtraCandidates_AsksTheSameQueriesAmongMore()
    {
        var extra = _folder.File("extra.csv");
        JobWorld.WriteInstitutions(extra, JobWorld.Companies("KE", 40));
        var result = Run(new BacktestRequest(Window) { ExtraCandidates = extra, RankingsOut = Rankings, ReportFolder = _folder.File("report") });
        var hard = Assert.IsType<BacktestReport>(result.Hard);
        Assert.Equal(result.Plain.Queries, hard.Queries);
        Assert.All(
            result.Plain.Model.Outcomes.Zip(hard.Model.Outcomes),
            pair => Assert.Contains(pair.Second.Candidates - pair.First.Candidates, new[] { 0, 40 }));
        Assert.Contains("### Hard", File.ReadAllText(_folder.File("report/backtest.md")), StringComparison.Ordinal);

        // The file is of the last table: with the added candidates.
        Assert.Equal(hard.Model.Outcomes.Sum(outcome => outcome.Candidates), RankingsTable.Read(Rankings).Sum(query => query.Lines.Count));
    }

    [Fact]
    public void Run_RegionLevel_RanksTheWholeSubregion()
    {
        Run(new BacktestRequest(Window with { RegionLevel = true }) { RankingsOut = Rankings });
        var kenya = RankingsTable.Read(Rankings).First(query => query.Country == "KE");
        Assert.Equal(8 * 16, kenya.Lines.Count);
    }

    [Fact]
    public void Run_NoQueries_SaysSoAndLeavesNoFile()
    {
        var error = Assert.Throws<NoQueriesException>(() => Run(new BacktestRequest(new BacktestOptions(2015, 2016) { Training = JobWorld.Quick }) { RankingsOut = Rankings }));
        Assert.Contains("2015 to 2016", error.Message, StringComparison.Ordinal);
        AssertNoFile();
    }

    [Fact]
    public void Run_NothingBeforeTheCutoff_SaysSoAndLeavesNoFile()
    {
        Assert.Throws<NotEnoughHistoryException>(() => Run(new BacktestRequest(new BacktestOptions(2000, 2014) { Training = JobWorld.Quick }) { RankingsOut = Rankings }));
        AssertNoFile();
    }

    [Theory]
    [InlineData("training")]
    [InlineData("ranking")]
    public void Run_Cancelled_LeavesTheFileThatWasThere(string stage)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Rankings)!);
        File.WriteAllText(Rankings, "of last week");
        using var cancelled = new CancellationTokenSource();
        var progress = new StageRecorder(report =>
        {
            if (report.Stage.StartsWith(stage, StringComparison.Ordinal))
            {
                cancelled.Cancel();
            }
        });
        var request = new BacktestRequest(Window) { RankingsOut = Rankings, ReportFolder = _folder.File("report") };
        Assert.ThrowsAny<OperationCanceledException>(() => BacktestJob.Run(JobWorld.Data, request, progress, cancelled.Token));
        Assert.Equal("of last week", File.ReadAllText(Rankings));
        Assert.Equal([Rankings], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Run_FileThere_IsReplacedWhole()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Rankings)!);
        File.WriteAllText(Rankings, new string('x', 10_000_000));
        Run(new BacktestRequest(Window with { Until = 2010 }) { RankingsOut = Rankings });
        Assert.StartsWith(RankingsTable.Header + "\n", File.ReadAllText(Rankings), StringComparison.Ordinal);
        Assert.Equal([Rankings], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Run_Later_KnowsNothingOfTheCutoffAndAfter()
    {
        // The answers differ from the cut-off on; the rankings of a frozen history must not.
        Run(new BacktestRequest(Window with { Until = 2010 }) { RankingsOut = Rankings });
        var engagements = JobWorld.World.Engagements.Select(engagement => engagement.Year <= 2010
            ? engagement
            : engagement with { Institution = new InstitutionId($"{engagement.Country}-museum") });
        var request = new BacktestRequest(Window with { Until = 2010 }) { RankingsOut = _folder.File("other.csv") };
        BacktestJob.Run(JobWorld.Number(JobWorld.World.Institutions, engagements), request, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal(File.ReadAllText(Rankings), File.ReadAllText(_folder.File("other.csv")));
    }

    private static BacktestResult Run(BacktestRequest request) =>
        BacktestJob.Run(JobWorld.Data, request, progress: null, TestContext.Current.CancellationToken);

    private void AssertNoFile() => Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
}
