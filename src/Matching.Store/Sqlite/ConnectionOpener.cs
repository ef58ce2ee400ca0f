using Dapper;
using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>Opens connections with the settings the store depends on, and checks that each setting was really taken.</summary>
internal sealed class ConnectionOpener(string path, StoreOptions options)
{
    // Kept prepared commands need their own pool (ReaderPool), so the driver's is off: a pooled handle would also outlive Dispose.
    private static string Text(SqliteOpenMode mode, string dataSource) => new SqliteConnectionStringBuilder
    {
        DataSource = dataSource,
        Mode = mode,
        Pooling = false,

        // The driver sleeps 150 ms between tries once SQLite's own waiting (busy_timeout) is over; 1 s is the least that is not "for ever".
        DefaultTimeout = 1,
    }.ConnectionString;

    /// <summary>A raw connection with nothing set: for looking at the file, and for migrations.</summary>
    public SqliteConnection OpenRaw(SqliteOpenMode mode)
    {
        var source = mode == SqliteOpenMode.ReadOnly && IsOnUnwritableMedium() ? new Uri(path).AbsoluteUri + "?immutable=1" : path;
        var connection = new SqliteConnection(Text(mode, source));
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}");
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw SqliteErrors.Translate(path, error);
        }
    }

    public PreparedConnection OpenReader()
    {
        var connection = Wrap(OpenRaw(SqliteOpenMode.ReadOnly));
        return Set(connection, ConnectionSettings.Reader());
    }

    public PreparedConnection OpenWriter()
    {
        var connection = Wrap(OpenRaw(SqliteOpenMode.ReadWriteCreate));
        return Set(connection, ConnectionSettings.Writer(options));
    }

    private static PreparedConnection Set(PreparedConnection connection, IEnumerable<ConnectionSetting> settings)
    {
        try
        {
            foreach (var setting in settings)
            {
                connection.Execute($"PRAGMA {setting.Name} = {setting.Value}");
                var actual = connection.ExecuteScalar<string>($"PRAGMA {setting.Name}") ?? "nothing";
                if (!actual.Equals(setting.Value, StringComparison.OrdinalIgnoreCase))
                {
                    throw new StorePragmaException(connection.Path, setting.Name, setting.Value, actual);
                }
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private PreparedConnection Wrap(SqliteConnection raw) => new(raw, path);

    // A reader of a WAL file needs its -shm file. Where that cannot be made and no writer can exist either, the file is as good as immutable.
    private bool IsOnUnwritableMedium()
    {
        if (!options.ReadOnly || File.Exists(path + "-wal") || File.Exists(path + "-shm"))
        {
            return false;
        }

        try
        {
            var probe = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}");
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
