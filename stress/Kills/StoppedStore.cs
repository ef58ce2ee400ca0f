using Matching.Learning;
using Matching.Store;
using Microsoft.Data.Sqlite;

namespace Matching.Stress.Kills;

/// <summary>The store and the models folder as a killed service left them, opened as the next service opens them.</summary>
internal sealed class StoppedStore : IDisposable
{
    private StoppedStore(MatchingStore store, ModelRegistry models) => (Store, Models) = (store, models);

    /// <summary>The store.</summary>
    public MatchingStore Store { get; }

    /// <summary>The models folder.</summary>
    public ModelRegistry Models { get; }

    /// <summary>Opens it.</summary>
    public static StoppedStore Open(string database, string models) =>
        new(MatchingStore.Open(new StoreOptions(database) { MustExist = true }), new ModelRegistry(models));

    /// <summary>Checks what holds whoever wrote: SQLite's own check, references, and whole generations.</summary>
    /// <exception cref="BrokenPromiseException">The file contradicts itself, or a published generation lacks pages.</exception>
    public void CheckWhole()
    {
        Expect("PRAGMA integrity_check", "ok");
        Expect("SELECT count(*) FROM pragma_foreign_key_check", "0");

        // Only the newest published ones are kept whole; older ones are being cleared away, a part at a time.
        Expect(
            """
            SELECT coalesce(group_concat(generation), '') FROM (SELECT * FROM generation WHERE published_at IS NOT NULL ORDER BY generation DESC LIMIT 2) g
            WHERE page_count <> (SELECT count(*) FROM ranking_page p WHERE p.generation = g.generation)
            """,
            string.Empty);
        Expect(
            """
            SELECT count(*) FROM store_state s WHERE current_generation IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM generation g WHERE g.generation = s.current_generation AND g.published_at IS NOT NULL)
            """,
            "0");
    }

    /// <inheritdoc/>
    public void Dispose() => Store.Dispose();

    private void Expect(string sql, string expected)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Store.Path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var actual = Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        if (actual != expected)
        {
            throw new BrokenPromiseException($"'{sql}' answered '{actual}' instead of '{expected}'");
        }
    }
}
