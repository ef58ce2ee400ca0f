using Matching.Domain;
using Matching.Store;
using Matching.Testing;

namespace Matching.Trainer.Tests.Commands;

/// <summary>Backup and restore as an operator calls them; what they promise is tested with the store.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Backup_StoreInUse_CanBeRestoredOverItAfterwardsByForceAlone()
    {
        using (var store = MatchingStore.Open(new StoreOptions(_folder.File("the store.db"))))
        {
            Put(store, "e1");
            var output = (await RunAsync("backup", "--db", "the store.db", "--out", "the backup.db")).Expect(0).Output;
            Assert.Contains("Backed up data revision 1, checked", output, StringComparison.Ordinal);
            (await RunAsync("backup", "--db", "the store.db", "--out", "the backup.db")).FailsWith(1, "the backup.db", "is there already", "--force");
            Put(store, "e2");
            (await RunAsync("restore", "--from", "the backup.db", "--db", "the store.db", "--force")).FailsWith(1, "the store.db", "has it open");
        }

        (await RunAsync("restore", "--from", "the backup.db", "--db", "the store.db")).FailsWith(1, "the store.db", "is there already", "--force");
        var restored = (await RunAsync("restore", "--from", "the backup.db", "--db", "the store.db", "--force")).Expect(0).Output;
        Assert.Contains("Restored data revision 1, checked", restored, StringComparison.Ordinal);
        Assert.Contains("the store.db.before-restore", restored, StringComparison.Ordinal);
        using var again = MatchingStore.Open(new StoreOptions(_folder.File("the store.db")));
        Assert.Equal((1, 0), again.Catalogue.Count());
    }

    private static void Put(MatchingStore store, string id)
    {
        using var session = store.BeginImport();
        session.Put(new Enterprise(new EnterpriseId(id), "Sinohydro", []));
        session.Commit();
    }

    private async Task<TrainerRun> RunAsync(params string[] arguments) => await TrainerProcess.RunAsync(_folder.Path, arguments);
}
