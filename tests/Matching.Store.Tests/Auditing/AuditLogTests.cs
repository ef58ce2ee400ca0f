using Dapper;
using Matching.Domain;
using Microsoft.Data.Sqlite;

namespace Matching.Store.Tests;

public sealed class AuditLogTests : StoreTestBase
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly AuditOrigin Alice = new("jwt:alice", "matching.v1.CatalogueService/UpdateEnterprise", "req-1");

    [Fact]
    public void Edits_EachChange_LeavesALineWithWhatItWasAndIs()
    {
        var store = Open();
        World.Fill(store);
        using (var edit = store.BeginEdit(TimeProvider.System, Alice))
        {
            edit.Enterprises.Update(World.Enterprise("e1", "Sinohydro Corporation"));
            edit.Institutions.Delete(new InstitutionId("i1"));
            edit.Commit();
        }

        using (var edit = store.BeginEdit(TimeProvider.System, Alice))
        {
            edit.Enterprises.Update(World.Enterprise("e1", "Sinohydro", "中国水电"));
            edit.Commit();
        }

        var log = store.Audit.Read().ToList();
        Assert.Equal(["catalogue", "enterprises/e1", "institutions/i1", "enterprises/e1"], log.Select(entry => entry.Change.Resource));
        Assert.Equal($"local:{Environment.UserName}", log[0].Origin.Principal);
        Assert.Equal("6 rows added, 0 changed; data revision 1", log[0].Change.Details);
        Assert.Null(log[0].Change.BeforeHash);
        Assert.Equal(Alice, log[1].Origin);
        Assert.NotEqual(log[1].Change.BeforeHash, log[1].Change.AfterHash);
        Assert.Equal(log[1].Change.BeforeHash, log[3].Change.AfterHash);
        Assert.Equal(log[1].Change.AfterHash, log[3].Change.BeforeHash);
        Assert.Equal((4, null), (store.Audit.Verify().Count, store.Audit.Verify().Fault));
    }

    [Fact]
    public void Changes_UndoneOrNone_LeaveNoLine()
    {
        var store = Open();
        World.Fill(store);
        using (var edit = store.BeginEdit(TimeProvider.System, Alice))
        {
            edit.Enterprises.Update(World.Enterprise("e1", "Another"));
        }

        using (var edit = store.BeginEdit(TimeProvider.System, Alice))
        {
            edit.Enterprises.Update(World.Enterprise("e1", "Sinohydro", "中国水电"));
            edit.Commit();
        }

        World.Fill(store);
        store.Events.Append([World.Event("a")]);
        store.Events.Append([World.Event("a")]);

        Assert.Equal(["catalogue", "events"], store.Audit.Read().Select(entry => entry.Change.Resource));
    }

    [Fact]
    public void Everything_ThatChangesTheStore_LeavesALine()
    {
        var store = Open();
        World.Fill(store);
        store.Events.Append([World.Event("a"), World.Event("b")], Alice, Noon);
        store.Keys.GetOrCreate("attribution");
        store.ApiKeys.Add(new ApiKey("0123456789abcdef", "billing", "reader", new byte[32], Noon, "local:me"));
        Assert.True(store.ApiKeys.Revoke("0123456789abcdef", Noon));
        Assert.False(store.ApiKeys.Revoke("0123456789abcdef", Noon));
        var operation = new Operation(new OperationId("op"), OperationKind.PublishRankings, "{}", OperationState.Queued, Noon);
        store.Operations.Add(operation, null, Alice);
        Assert.Equal("jwt:alice", store.Operations.Start(Noon)!.AskedBy);
        store.Operations.Fail(operation.Id, new OperationError("NO_ACTIVE_MODEL", "There is none."), Noon);
        store.Operations.RequestCancel(operation.Id, Noon, Alice);
        using (var writer = store.Rankings.BeginGeneration("m1", 1, TimeProvider.System))
        {
            writer.Commit();
        }

        store.Audit.Record(Alice with { Action = "models activate" }, new AuditChange("models/m1"), Noon);

        Assert.Equal(
            [
                "import catalogue", "matching.v1.CatalogueService/UpdateEnterprise events", "make key keys/attribution", "keys create apiKeys/0123456789abcdef",
                "keys revoke apiKeys/0123456789abcdef", "matching.v1.CatalogueService/UpdateEnterprise operations/op", "end operation operations/op", "publish generations/1",
                "models activate models/m1",
            ],
            store.Audit.Read().Select(entry => $"{entry.Origin.Action} {entry.Change.Resource}"));
        Assert.Equal("Failed (NO_ACTIVE_MODEL)", store.Audit.List(1, before: 8)[0].Change.Details);
        Assert.Equal("jwt:alice", store.Audit.List(1, before: 8)[0].Origin.Principal);
        Assert.Equal([9, 7, 6, 2], store.Audit.List(10, principal: "jwt:alice").Select(entry => entry.Number));
        Assert.Equal([7, 6], store.Audit.List(10, resource: "operations/op").Select(entry => entry.Number));
        Assert.Null(store.Audit.Verify().Fault);
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET principal = 'jwt:mallory' WHERE entry_number = 2", "entry 2 was changed")]
    [InlineData("UPDATE audit_entry SET details = details || ' ' WHERE entry_number = 3", "entry 3 was changed")]
    [InlineData("DELETE FROM audit_entry WHERE entry_number = 2", "entry 2 is missing")]
    [InlineData("UPDATE audit_entry SET previous_hash = zeroblob(32) WHERE entry_number = 3", "entry 3 does not follow")]
    [InlineData("DELETE FROM audit_entry WHERE entry_number = 1; UPDATE audit_entry SET entry_number = 1 WHERE entry_number = 3", "entry 1 does not follow")]
    public void Verify_Tampered_NamesTheFirstLineThatIsNotRight(string tampering, string fault)
    {
        var store = Open();
        World.Fill(store);
        store.Events.Append([World.Event("a")]);
        store.Events.Append([World.Event("b")]);

        // The triggers stop an honest mistake; whoever can write the file can remove them, and then the hashes speak.
        Assert.ThrowsAny<Exception>(() => Execute(tampering));
        Execute($"DROP TRIGGER audit_entry_stays; DROP TRIGGER audit_entry_is_kept; {tampering}");

        Assert.Contains(fault, store.Audit.Verify().Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void ContentDigest_DifferentSequences_DifferAndLongTextsCount()
    {
        using var digest = new ContentDigest();
        byte[] Of(params string?[] texts)
        {
            foreach (var text in texts)
            {
                digest.Add(text);
            }

            return digest.Finish();
        }

        var all = new[] { Of(), Of("ab"), Of("a", "b"), Of("", "ab"), Of(null, "ab"), Of(new string('x', 20_000)), Of(new string('x', 20_001)) };
        Assert.Equal(all.Length, all.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(Of("a", "b"), Of("a", "b"));
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }
}
