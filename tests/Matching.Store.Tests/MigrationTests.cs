using Dapper;
using Matching.Domain;
using Microsoft.Data.Sqlite;

namespace Matching.Store.Tests;

public sealed class MigrationTests : StoreTestBase
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Every schema there was before this one.</summary>
    public static TheoryData<int> OlderVersions => [.. Enumerable.Range(1, (int)Migrator.KnownVersion - 1)];

    [Fact]
    public void Open_AFileOfTheFirstSchema_KeepsItsRowsWithoutTimes()
    {
        OlderFile(version: 1);
        Execute("INSERT INTO institution (institution_id, name, aliases, country, kind) VALUES ('i1', 'ZESCO', '[]', 'ZM', 2)");

        var store = Open();
        var entry = store.Catalogue.FindInstitutionEntry(new InstitutionId("i1"))!;

        Assert.Equal((null, null, null, null), (entry.CreatedAt, entry.UpdatedAt, entry.DeletedAt, entry.Value.ValidUntil));
        using var edit = store.BeginEdit(TimeProvider.System);
        var changed = edit.Institutions.Update(entry.Value with { Name = "ZESCO Limited" });
        Assert.Null(changed.CreatedAt);
        Assert.NotNull(changed.UpdatedAt);
    }

    [Theory]
    [MemberData(nameof(OlderVersions))]
    public void Open_AFileOfAnOlderSchema_IsBroughtUpToDateWithItsRows(int version)
    {
        OlderFile(version);
        Execute("INSERT INTO enterprise (enterprise_id, name, aliases) VALUES ('e1', 'Sinohydro', '[]')");
        Execute("INSERT INTO institution (institution_id, name, aliases, country, kind) VALUES ('i1', 'ZESCO', '[]', 'ZM', 2)");
        Execute("INSERT INTO event (event_id, kind, enterprise_key, institution_key, region_id, happened_at, model_version) VALUES ('old', 4, 1, 1, 'ZM', 5, 'm1')");
        Execute("INSERT INTO generation (model_version, data_revision, page_count, published_at) VALUES ('m1', 0, 0, 7); UPDATE store_state SET current_generation = 1");

        var store = Open();

        Assert.Equal(Migrator.KnownVersion, Scalar("PRAGMA user_version"));
        Assert.Equal("Sinohydro", store.Catalogue.FindEnterprise(new EnterpriseId("e1"))!.Name);
        Assert.Equal("old", Assert.Single(store.Events.Read(0, 10)).Event.Id.Value);
        Assert.Equal("m1", store.Rankings.Current()!.ModelVersion);
        store.QuickCheck();
        Assert.Equal(SchemaOf(StorePath), SchemaOfANewFile());
        Assert.Equal(1, store.Events.Append([World.Event("new")]).Added);
    }

    [Theory]
    [MemberData(nameof(OlderVersions))]
    public void Open_MigrationInterruptedInTheMiddleOfAScript_GoesOnFromTheScriptBefore(int version)
    {
        OlderFile(version);

        // What a kill leaves: all but the last statement of the next script in an open transaction, some of it in the log, and no commit.
        using (var killed = Connect())
        {
            killed.Execute("PRAGMA journal_mode = wal");
            killed.Execute("PRAGMA cache_size = 1");
            using var transaction = killed.BeginTransaction();
            var script = Script(version);
            killed.Execute(script[..script.LastIndexOf("PRAGMA user_version", StringComparison.Ordinal)]);
            foreach (var suffix in new[] { string.Empty, "-wal" })
            {
                File.Copy(StorePath + suffix, Path.Combine(Folder, "left.db" + suffix));
            }
        }

        var left = Path.Combine(Folder, "left.db");
        using (var store = MatchingStore.Open(new StoreOptions(left)))
        {
            World.Fill(store);
            store.QuickCheck();
        }

        Assert.Equal(SchemaOf(left), SchemaOfANewFile());
    }

    [Fact]
    public async Task Open_AnOlderFileBySeveralAtOnce_IsBroughtUpToDateOnce()
    {
        for (var round = 0; round < 5; round++)
        {
            var path = Path.Combine(Folder, $"round-{round}.db");
            OlderFile(version: 1, path);
            var opening = Enumerable.Range(0, 6).Select(_ => Task.Run(() => MatchingStore.Open(new StoreOptions(path)), TestContext.Current.CancellationToken)).ToList();
            var stores = await Task.WhenAll(opening).WaitAsync(Patience, TestContext.Current.CancellationToken);

            World.Fill(stores[0]);
            Assert.All(stores, store => Assert.Equal(2, store.Engagements.Count()));
            stores[1].QuickCheck();
            Assert.All(stores, store => store.Dispose());
        }
    }

    [Fact]
    public void Open_AnOlderFileReadOnly_IsRefusedUntouched()
    {
        OlderFile(version: 2);
        var before = File.ReadAllBytes(StorePath);

        var error = Assert.Throws<StoreSchemaTooOldException>(() => Open(options => options with { ReadOnly = true }));

        Assert.Contains(StorePath, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(StorePath));
    }

    private static string Script(int number)
    {
        using var script = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(Migrator.ScriptNames[number])!);
        return script.ReadToEnd();
    }

    private static List<string> SchemaOf(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        return [.. connection.Query<string>("SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1")];
    }

    private List<string> SchemaOfANewFile()
    {
        var path = Path.Combine(Folder, "new.db");
        MatchingStore.Open(new StoreOptions(path)).Dispose();
        return SchemaOf(path);
    }

    /// <summary>Makes the file that the program of an older schema made: its scripts and no later one.</summary>
    private void OlderFile(int version, string? path = null)
    {
        using var connection = Connect(path);
        for (var script = 0; script < version; script++)
        {
            connection.Execute(Script(script));
        }
    }

    private SqliteConnection Connect(string? path = null)
    {
        var connection = new SqliteConnection($"Data Source={path ?? StorePath};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Execute(string sql)
    {
        using var connection = Connect();
        connection.Execute(sql);
    }

    private long Scalar(string sql)
    {
        using var connection = Connect();
        return connection.ExecuteScalar<long>(sql);
    }
}
