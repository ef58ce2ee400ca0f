using Matching.Store;

namespace Matching.Jobs.Tests.Importing;

/// <summary>
/// Not a test: what a child process of <see cref="InterruptedImportTests"/> runs until it is killed. A class of its own, because the
/// killed process cannot remove what a test class makes.
/// </summary>
public sealed class ImportUntilKilled
{
    internal const string DatabaseVariable = "MATCHING_TEST_KILL_DATABASE";
    internal const string DataVariable = "MATCHING_TEST_KILL_DATA";
    internal const string Midway = "midway";

    [Fact(Explicit = true)]
    public void Import_MidwayThroughTheEngagements_WaitsForEver()
    {
        var database = Environment.GetEnvironmentVariable(DatabaseVariable);
        Assert.SkipWhen(database is null, "run by InterruptedImportTests only");
        using var store = MatchingStore.Open(new StoreOptions(database!));
        using var forever = new ManualResetEventSlim();
        var data = Environment.GetEnvironmentVariable(DataVariable)!;
        var progress = new ProgressSink(report =>
        {
            if (report is { File: "engagements.csv", Rows: 20_000 })
            {
                File.WriteAllText(Path.Combine(data, Midway), "");
                forever.Wait(TestContext.Current.CancellationToken);
            }
        });
        ImportJob.Run(store, ImportRequest.FromFolder(data), progress, TestContext.Current.CancellationToken);
    }
}
