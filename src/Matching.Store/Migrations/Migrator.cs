using Dapper;
using DbUp;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>Brings a file's schema to the version this program knows, each script in a transaction of its own.</summary>
internal static class Migrator
{
    /// <summary>Marks a file as ours (SQLite's <c>application_id</c>): the letters MTCH.</summary>
    public const long ApplicationId = 0x4D544348;

    /// <summary>The embedded scripts in the order of their numbers.</summary>
    public static IReadOnlyList<string> ScriptNames { get; } =
    [
        .. typeof(Migrator).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The schema version this program knows.</summary>
    public static long KnownVersion { get; } = UserVersionJournal.VersionOf(ScriptNames[^1]);

    public static void Migrate(string path, SqliteConnection connection)
    {
        for (var version = Version(connection); version != KnownVersion; version = Version(connection))
        {
            using var shared = new SharedConnection(connection);
            var result = DeployChanges.To
                .SqliteDatabase(shared)
                .WithScriptsEmbeddedInAssembly(typeof(Migrator).Assembly, name => name.EndsWith(".sql", StringComparison.Ordinal))
                .JournalTo(new UserVersionJournal(() => Version(connection)))
                .WithTransactionPerScript()
                .WithVariablesDisabled()
                .LogToNowhere()
                .Build()
                .PerformUpgrade();

            // Another process may run the same scripts: what it did between our look and our turn is ours too, and we go on from there.
            if (!result.Successful && Version(connection) == version)
            {
                throw result.Error as SqliteException is { } error
                    ? SqliteErrors.Translate(path, error)
                    : new StoreException(path, $"'{path}' could not be brought to schema version {KnownVersion}: {result.Error.Message}", result.Error);
            }
        }
    }

    private static long Version(SqliteConnection connection) => connection.ExecuteScalar<long>(StateSql.UserVersion);
}
