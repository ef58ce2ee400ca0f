using Dapper;
using Matching.Domain;
using Microsoft.Data.Sqlite;

namespace Matching.Store.Tests;

public sealed class MigrationTests : StoreTestBase
{
    [Fact]
    public void Open_AFileOfTheFirstSchema_KeepsItsRowsWithoutTimes()
    {
        using (var connection = new SqliteConnection($"Data Source={StorePath};Pooling=False"))
        {
            connection.Open();
            using var script = new StreamReader(typeof(Migrator).Assembly.GetManifestResourceStream(Migrator.ScriptNames[0])!);
            connection.Execute(script.ReadToEnd());
            connection.Execute("INSERT INTO institution (institution_id, name, aliases, country, kind) VALUES ('i1', 'ZESCO', '[]', 'ZM', 2)");
        }

        var store = Open();
        var entry = store.Catalogue.FindInstitutionEntry(new InstitutionId("i1"))!;

        Assert.Equal((null, null, null, null), (entry.CreatedAt, entry.UpdatedAt, entry.DeletedAt, entry.Value.ValidUntil));
        using var edit = store.BeginEdit(TimeProvider.System);
        var changed = edit.Institutions.Update(entry.Value with { Name = "ZESCO Limited" });
        Assert.Null(changed.CreatedAt);
        Assert.NotNull(changed.UpdatedAt);
    }
}
