using System.Diagnostics;

namespace Matching.Jobs.Tests.Importing;

public sealed class InterruptedImportTests : IDisposable
{

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_CancelledMidway_LeavesTheOldState()
    {
        _folder.Import();
        var before = _folder.State();
        _folder.WriteMany(30_000);
        using var source = new CancellationTokenSource();
        var progress = new ProgressSink(report => Cancel(report, source));

        Assert.Throws<OperationCanceledException>(() => ImportJob.Run(_folder.Store, ImportRequest.FromFolder(_folder.Data), progress, source.Token));

        Assert.Equal(before, _folder.State());
        Assert.Equal(30_000, _folder.Import().Counts[2].Read);
    }

    [Fact]
    public async Task Run_KilledMidway_LeavesTheOldState()
    {
        _folder.Import();
        var before = _folder.State();
        _folder.Close();
        _folder.WriteMany(30_000);

        await KillMidwayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, _folder.State());
        _folder.Store.QuickCheck();
        Assert.Equal(30_000, _folder.Import().Counts[2].Read);
    }

    private static void Cancel(ImportProgress report, CancellationTokenSource source)
    {
        if (report is { File: "engagements.csv", Rows: 20_000 })
        {
            source.Cancel();
        }
    }

    private async Task KillMidwayAsync(CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(InterruptedImportTests).Assembly.Location);
        }

        foreach (var argument in new[] { "-explicit", "only", "-method", $"{typeof(ImportUntilKilled).FullName}.{nameof(ImportUntilKilled.Import_MidwayThroughTheEngagements_WaitsForEver)}" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[ImportUntilKilled.DatabaseVariable] = _folder.Database;
        start.Environment[ImportUntilKilled.DataVariable] = _folder.Data;
        using var watcher = new FileSystemWatcher(_folder.Data, ImportUntilKilled.Midway) { EnableRaisingEvents = true };
        var reached = new TaskCompletionSource();
        watcher.Created += (_, _) => reached.TrySetResult();
        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = child.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            var first = await Task.WhenAny(reached.Task, child.WaitForExitAsync(cancellationToken)).WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            Assert.True(first == reached.Task, child.HasExited ? await output + await errors : "the child did not get midway");
        }
        finally
        {
            child.Kill(entireProcessTree: true);
            await child.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(10), cancellationToken);
        }
    }
}
