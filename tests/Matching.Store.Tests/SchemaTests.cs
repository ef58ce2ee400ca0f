using Dapper;
using Microsoft.Data.Sqlite;

namespace Matching.Store.Tests;

public sealed class SchemaTests : StoreTestBase
{
    [Fact]
    public void Schema_EveryTable_IsStrict()
    {
        Open();
        using var connection = Raw();

        var loose = connection.Query<string>(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite!_%' ESCAPE '!'");
        Assert.Empty(loose);
    }

    [Theory]
    [InlineData("INSERT INTO enterprise (enterprise_id, name, aliases) VALUES ('e', x'00', '[]')")]
    [InlineData("INSERT INTO institution (institution_id, name, aliases, country, kind) VALUES ('i', 'n', '[]', 'ZM', 'utility')")]
    [InlineData("INSERT INTO institution (institution_id, name, aliases, country, kind) VALUES ('i', 'n', '[]', 'Zambia', 1)")]
    [InlineData("UPDATE engagement SET year = 20133")]
    [InlineData("UPDATE engagement SET enterprise_key = 77")]
    [InlineData("UPDATE engagement SET amount_usd_m = -1")]
    [InlineData("UPDATE store_state SET data_revision = 'two'")]
    [InlineData("INSERT INTO store_state (only_row, data_revision) VALUES (2, 0)")]
    public void Schema_WrongValue_IsRefused(string sql)
    {
        World.Fill(Open());
        using var connection = Raw();

        Assert.Equal(19, Assert.Throws<SqliteException>(() => connection.Execute(sql)).SqliteErrorCode);
    }

    [Fact]
    public void Migrations_FromAnEmptyFile_ReachTheKnownVersion()
    {
        Open();
        using var connection = Raw();

        Assert.Equal(Migrator.KnownVersion, connection.ExecuteScalar<long>(StateSql.UserVersion));
        Assert.Equal(Migrator.ApplicationId, connection.ExecuteScalar<long>(StateSql.ApplicationId));
    }

    [Fact]
    public void Migrations_Scripts_AreNumberedWithoutGapsAndSetTheirVersion()
    {
        for (var i = 0; i < Migrator.ScriptNames.Count; i++)
        {
            using var script = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(Migrator.ScriptNames[i])!);

            Assert.Equal(i + 1, UserVersionJournal.VersionOf(Migrator.ScriptNames[i]));
            Assert.Contains($"PRAGMA user_version = {i + 1};", script.ReadToEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Journal_OfAnOlderFile_HoldsOnlyWhatRan()
    {
        Assert.Empty(new UserVersionJournal(() => 0).GetExecutedScripts());
        Assert.Equal([Migrator.ScriptNames[0]], new UserVersionJournal(() => 1).GetExecutedScripts());
    }

    [Fact]
    public void Import_IntoAnEmptyTable_LeavesTheSameIndexes()
    {
        const string indexes = "SELECT name || sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
        var store = Open();
        using var connection = Raw();
        var before = connection.Query<string>(indexes).ToList();

        World.Fill(store);

        Assert.NotEmpty(before);
        Assert.Equal(before, connection.Query<string>(indexes));
        store.QuickCheck();
    }

    private SqliteConnection Raw()
    {
        var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False");
        connection.Open();
        return connection;
    }
}
