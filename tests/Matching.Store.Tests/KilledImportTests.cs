using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Matching.Store.Tests;

/// <summary>Kills a process in the middle of an import. The process is this test program, told by a variable to import without end.</summary>
public sealed class KilledImportTests : StoreTestBase
{
    private const string Variable = "MATCHING_TEST_IMPORT_WITHOUT_END";
    private const int Enough = 60_000;

    [Fact]
    public async Task Import_KilledInTheMiddle_LeavesTheOldStateWhole()
    {
        using (var before = MatchingStore.Open(new StoreOptions(StorePath)))
        {
            World.Fill(before);
        }

        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(KilledImportTests).Assembly.Location);
        }

        start.Environment[Variable] = StorePath;
        using var child = Process.Start(start)!;
        try
        {
            var line = await child.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal("importing", line);
        }
        finally
        {
            child.Kill();
            await child.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));
        }

        Assert.True(new FileInfo(StorePath + "-wal").Length > 1_000_000, "the import had written to the log when it was killed");
        var store = Open();
        Assert.Equal(1, store.DataRevision);
        Assert.Equal(2, store.Engagements.ReadAll().Count());
        store.QuickCheck();
        using var session = store.BeginImport();
        Assert.Equal(UpsertResult.Inserted, session.Put(World.Engagement("without-end-1")));
        Assert.Equal(2, session.Commit());
    }

    [ModuleInitializer]
    internal static void ImportWithoutEnd()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path)
        {
            return;
        }

        using var store = MatchingStore.Open(new StoreOptions(path));
        using var session = store.BeginImport();
        var brief = new string('x', 2_000);
        for (var i = 0; ; i++)
        {
            session.Put(World.Engagement($"without-end-{i}") with { Brief = brief });
            if (i == Enough)
            {
                Console.WriteLine("importing");
                Console.Out.Flush();
            }
        }
    }
}
