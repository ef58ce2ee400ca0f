using Dapper;
using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>A store about to be replaced: nobody else has it open, and nothing of it stands in files beside it.</summary>
internal sealed class ReplacedStore : IDisposable
{
    private readonly SqliteConnection? _held;

    private ReplacedStore(SqliteConnection? held) => _held = held;

    /// <summary>Takes it for this process alone and brings its log into the file.</summary>
    /// <exception cref="StoreBusyException">A service or another program has it open.</exception>
    public static ReplacedStore Seize(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        try
        {
            connection.Open();

            // Leaving WAL needs the file to oneself: a service's idle connections are enough to refuse it.
            connection.Execute("PRAGMA journal_mode = delete");
            connection.Execute("BEGIN EXCLUSIVE");
            return new ReplacedStore(connection);
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            return SqliteErrors.Translate(path, error) is StoreBusyException
                ? throw new StoreBusyException(path, "a service or another program has it open, and would go on with the replaced file", error)
                : Broken(path);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();

    /// <summary>What cannot be opened cannot be in use either. Its log must not be taken for the new file's.</summary>
    private static ReplacedStore Broken(string path)
    {
        foreach (var suffix in new[] { "-wal", "-shm", "-journal" })
        {
            if (File.Exists(path + suffix))
            {
                File.Move(path + suffix, path + StoreBackup.ReplacedSuffix + suffix, overwrite: true);
            }
        }

        return new ReplacedStore(null);
    }
}
