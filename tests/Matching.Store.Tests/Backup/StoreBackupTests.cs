using Dapper;
using Microsoft.Data.Sqlite;

namespace Matching.Store.Tests.Backup;

public sealed class StoreBackupTests : StoreTestBase
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private string BackupPath => Path.Combine(Folder, "backup.db");

    private string RestoredPath => Path.Combine(Folder, "restored.db");

    [Fact]
    public async Task Backup_UnderWriteLoad_HoldsAPrefixOfTheAcknowledgedWrites()
    {
        var store = Open();
        World.Fill(store);
        using var over = new CancellationTokenSource();
        var acknowledged = 0;
        var writing = Task.Run(
            () =>
            {
                for (var batch = 0; !over.IsCancellationRequested; batch++)
                {
                    store.Events.Append([.. Enumerable.Range(0, 3).Select(i => World.Event($"{batch}-{i}"))]);
                    Volatile.Write(ref acknowledged, batch + 1);
                }
            },
            TestContext.Current.CancellationToken);
        var (before, after) = (new List<int>(), new List<int>());
        for (var round = 0; round < 5; round++)
        {
            before.Add(Volatile.Read(ref acknowledged));
            StoreBackup.Backup(StorePath, $"{BackupPath}{round}", cancellation: TestContext.Current.CancellationToken);
            after.Add(Volatile.Read(ref acknowledged) + 1);
        }

        await over.CancelAsync();
        await writing.WaitAsync(Patience, TestContext.Current.CancellationToken);
        for (var round = 0; round < 5; round++)
        {
            var events = EventsOf($"{BackupPath}{round}");
            Assert.Equal(Enumerable.Range(0, events.Count).Select(i => $"{i / 3}-{i % 3}"), events);
            Assert.Equal(0, events.Count % 3);
            Assert.InRange(events.Count / 3, before[round], after[round]);
        }
    }

    [Fact]
    public void Backup_Store_IsOneFileThatOpensAsAStore()
    {
        World.Fill(Open());

        var result = StoreBackup.Backup(StorePath, BackupPath, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((BackupPath, 1, Migrator.KnownVersion), (result.Path, result.DataRevision, result.SchemaVersion));
        Assert.Equal(new FileInfo(BackupPath).Length, result.Bytes);
        Assert.Equal(["backup.db", "matching.db", "matching.db-shm", "matching.db-wal"], FileNames());
        using var copy = MatchingStore.Open(new StoreOptions(BackupPath));
        Assert.Equal(2, copy.Engagements.Count());
        copy.QuickCheck();
    }

    [Fact]
    public void Backup_TargetThere_IsRefusedUntilItMayBeReplaced()
    {
        World.Fill(Open());
        StoreBackup.Backup(StorePath, BackupPath, cancellation: TestContext.Current.CancellationToken);
        var before = File.ReadAllBytes(BackupPath);
        Open().Events.Append([World.Event("later")]);

        Assert.Throws<StoreExistsException>(() => StoreBackup.Backup(StorePath, BackupPath));
        Assert.Throws<StoreExistsException>(() => StoreBackup.Backup(StorePath, StorePath, replace: true));
        Assert.Equal(before, File.ReadAllBytes(BackupPath));
        StoreBackup.Backup(StorePath, BackupPath, replace: true, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(["later"], EventsOf(BackupPath));
    }

    [Fact]
    public void Backup_TargetIsSomethingElse_IsNeverReplaced()
    {
        World.Fill(Open());
        File.WriteAllText(BackupPath, "somebody's thesis");

        Assert.Throws<NotADatabaseException>(() => StoreBackup.Backup(StorePath, BackupPath, replace: true));
        Assert.Equal("somebody's thesis", File.ReadAllText(BackupPath));
    }

    [Fact]
    public void Backup_Cancelled_LeavesNothing()
    {
        World.Fill(Open());

        Assert.Throws<OperationCanceledException>(() => StoreBackup.Backup(StorePath, BackupPath, cancellation: new CancellationToken(canceled: true)));
        Assert.Equal(["matching.db", "matching.db-shm", "matching.db-wal"], FileNames());
    }

    [Fact]
    public void Backup_DamagedStore_IsSaidAndLeavesNothing()
    {
        Damage(StorePath);

        var error = Assert.Throws<StoreDamagedException>(() => StoreBackup.Backup(StorePath, BackupPath));

        Assert.Contains(StorePath, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FileNames(), name => name.Contains("backup", StringComparison.Ordinal));
    }

    [Fact]
    public void Restore_NothingThere_PutsTheBackupInPlace()
    {
        World.Fill(Open());
        StoreBackup.Backup(StorePath, BackupPath, cancellation: TestContext.Current.CancellationToken);

        var result = StoreBackup.Restore(BackupPath, RestoredPath, cancellation: TestContext.Current.CancellationToken);

        Assert.Null(result.Replaced);
        using var restored = MatchingStore.Open(new StoreOptions(RestoredPath));
        Assert.Equal((1, 2), (restored.DataRevision, restored.Engagements.Count()));
    }

    [Fact]
    public void Restore_StoreThere_IsRefusedUntilForcedAndKeepsWhatWasThere()
    {
        using (var store = MatchingStore.Open(new StoreOptions(StorePath)))
        {
            World.Fill(store);
            StoreBackup.Backup(StorePath, BackupPath, cancellation: TestContext.Current.CancellationToken);
            store.Events.Append([World.Event("later")]);
        }

        Assert.Throws<StoreExistsException>(() => StoreBackup.Restore(BackupPath, StorePath));
        Assert.Equal(["later"], EventsOf(StorePath));
        var result = StoreBackup.Restore(BackupPath, StorePath, replace: true, cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(EventsOf(StorePath));
        Assert.Equal(["later"], EventsOf(result.Replaced!));
    }

    [Fact]
    public void Restore_StoreOfAKilledService_KeepsItsLogWithIt()
    {
        using (var store = MatchingStore.Open(new StoreOptions(StorePath)))
        {
            World.Fill(store);
            StoreBackup.Backup(StorePath, BackupPath, cancellation: TestContext.Current.CancellationToken);
            store.Events.Append([World.Event("later")]);

            // As a kill leaves it: the newest commits stand in the log alone.
            File.Copy(StorePath, RestoredPath);
            File.Copy(StorePath + "-wal", RestoredPath + "-wal");
        }

        var result = StoreBackup.Restore(BackupPath, RestoredPath, replace: true, cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(EventsOf(RestoredPath));
        Assert.Equal(["later"], EventsOf(result.Replaced!));
    }

    [Fact]
    public void Restore_StoreInUse_IsBusyAndUntouched()
    {
        var store = Open();
        World.Fill(store);
        StoreBackup.Backup(StorePath, BackupPath, cancellation: TestContext.Current.CancellationToken);
        store.Events.Append([World.Event("later")]);

        Assert.Throws<StoreBusyException>(() => StoreBackup.Restore(BackupPath, StorePath, replace: true));
        store.Events.Append([World.Event("even-later")]);
        Assert.Equal(["later", "even-later"], EventsOf(StorePath));
        Assert.Equal(["backup.db", "matching.db", "matching.db-shm", "matching.db-wal"], FileNames());
    }

    [Fact]
    public void Restore_DamagedStoreThere_IsReplaced()
    {
        World.Fill(Open(options => options with { Path = RestoredPath }));
        StoreBackup.Backup(RestoredPath, BackupPath, cancellation: TestContext.Current.CancellationToken);
        File.WriteAllBytes(StorePath, [.. Enumerable.Repeat((byte)0xAB, 8192)]);
        File.WriteAllText(StorePath + "-wal", "whatever");

        StoreBackup.Restore(BackupPath, StorePath, replace: true, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(2, Open().Engagements.Count());
        Assert.True(File.Exists(StorePath + StoreBackup.ReplacedSuffix));
    }

    [Fact]
    public void Restore_BackupThatIsNone_IsRefusedAndChangesNothing()
    {
        Assert.Throws<StoreMissingException>(() => StoreBackup.Restore(BackupPath, RestoredPath));
        File.WriteAllText(BackupPath, "this is a text file, and no database at all");
        Assert.Throws<NotADatabaseException>(() => StoreBackup.Restore(BackupPath, RestoredPath));
        File.Delete(BackupPath);
        World.Fill(Open());
        StoreBackup.Backup(StorePath, BackupPath, cancellation: TestContext.Current.CancellationToken);
        Execute(BackupPath, "PRAGMA user_version = 999");
        Assert.Equal(999, Assert.Throws<StoreSchemaTooNewException>(() => StoreBackup.Restore(BackupPath, RestoredPath)).Found);
        Execute(BackupPath, "PRAGMA user_version = 5; PRAGMA application_id = 1");
        Assert.Throws<NotADatabaseException>(() => StoreBackup.Restore(BackupPath, RestoredPath));
        Assert.False(File.Exists(RestoredPath));
    }

    [Fact]
    public void Restore_DamagedBackup_IsRefusedAndChangesNothing()
    {
        Damage(BackupPath);

        var error = Assert.Throws<StoreDamagedException>(() => StoreBackup.Restore(BackupPath, RestoredPath));

        Assert.Contains(BackupPath, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(FileNames(), name => name.Contains("restored", StringComparison.Ordinal));
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }

    private static void Damage(string path)
    {
        using (var store = MatchingStore.Open(new StoreOptions(path)))
        {
            using var session = store.BeginImport();
            for (var i = 0; i < 3_000; i++)
            {
                session.Put(World.Enterprise($"e{i}"));
            }

            session.Commit();
        }

        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(bytes.Length / 2, bytes.Length / 4).Fill(0xAB);
        File.WriteAllBytes(path, bytes);
    }

    private static List<string> EventsOf(string path)
    {
        using var store = MatchingStore.Open(new StoreOptions(path) { ReadOnly = true });
        return [.. store.Events.Read(0, int.MaxValue).Select(recorded => recorded.Event.Id.Value)];
    }

    private string[] FileNames() => [.. Directory.EnumerateFileSystemEntries(Folder).Select(entry => Path.GetFileName(entry)!).Order(StringComparer.Ordinal)];
}
