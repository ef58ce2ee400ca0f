using Matching.Interchange;
using Matching.Jobs;
using Matching.Store;
using Matching.Testing;

namespace Matching.Trainer.Tests.Stopping;

/// <summary>Stops and kills the trainer in the middle of an import over a store that already holds something.</summary>
public sealed class StoppedImportTests(LargeSample large) : IClassFixture<LargeSample>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("the store.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Import_Stopped_ChangesNothingAndSaysSo(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        Import(StorePath);
        using var trainer = await ImportInTheMiddleAsync();
        Assert.SkipWhen(signal == "INT" && trainer.IgnoresInterrupt(), "this run was started in the background, with SIGINT ignored");
        await trainer.SignalAsync(signal);
        (await trainer.FinishAsync()).FailsWith(130, "Stopped; nothing was changed.");
        AssertUnchanged();
    }

    [Fact]
    public async Task Import_Killed_LeavesTheOldStateAndCanBeRunAgain()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        Import(StorePath);
        using (var trainer = await ImportInTheMiddleAsync())
        {
            await trainer.SignalAsync("KILL");
            Assert.NotEqual(0, (await trainer.FinishAsync()).ExitCode);
        }

        AssertUnchanged();
        (await TrainerProcess.RunAsync(_folder.Path, "import", "--db", StorePath, "--data", large.Folder)).Expect(0);
        using var store = MatchingStore.Open(new StoreOptions(StorePath) { ReadOnly = true });
        Assert.Equal(300_000, store.Engagements.Count());
        store.QuickCheck();
    }

    private static void Import(string path)
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("small");
        SampleWriter.Write(new SampleWorld(new SampleWorldOptions(Seed: 1, Institutions: 500, Enterprises: 20, Engagements: 200)), data, progress: null, CancellationToken.None);
        using var store = MatchingStore.Open(new StoreOptions(path));
        ImportJob.Run(store, ImportRequest.FromFolder(data), progress: null, CancellationToken.None);
    }

    private async Task<TrainerProcess> ImportInTheMiddleAsync()
    {
        var trainer = TrainerProcess.Start(_folder.Path, "import", "--db", StorePath, "--data", large.Folder);
        try
        {
            // Enterprises and institutions are written by then, and the rows of the largest file are coming.
            await trainer.WaitForAsync("engagements.csv");
            return trainer;
        }
        catch
        {
            trainer.Dispose();
            throw;
        }
    }

    private void AssertUnchanged()
    {
        using var store = MatchingStore.Open(new StoreOptions(StorePath));
        Assert.Equal(1, store.DataRevision);
        Assert.Equal((20, 500), store.Catalogue.Count());
        Assert.Equal(200, store.Engagements.Count());
        store.QuickCheck();
        using var session = store.BeginImport();
    }
}
