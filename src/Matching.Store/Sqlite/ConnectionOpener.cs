using Dapper;
using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>Opens connections with the settings the store depends on, and checks that each setting was really taken.</summary>
internal sealed class ConnectionOpener(string path, StoreOptions options)
{
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;

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
        try
        {
            try
            {
                return Open(Text(mode, path));
            }
            catch (SqliteException error) when (CanBeImmutable(error))
            {
                // A reader of a WAL file needs the -shm file beside it. Where that cannot be made, no writer can be at work either:
                // the file stands still.
                return Open(Text(mode, new Uri(path).AbsoluteUri + "?immutable=1"));
            }
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(path, error);
        }
    }

    public PreparedConnection OpenReader()
    {
        var connection = Wrap(OpenRaw(SqliteOpenMode.ReadOnly));
        return Set(connection, ConnectionSettings.Reader(), options.BusyTimeout);
    }

    public PreparedConnection OpenWriter()
    {
        var connection = Wrap(OpenRaw(SqliteOpenMode.ReadWriteCreate));
        return Set(connection, ConnectionSettings.Writer(options), options.BusyTimeout);
    }

    private static PreparedConnection Set(PreparedConnection connection, IEnumerable<ConnectionSetting> settings, TimeSpan patience)
    {
        try
        {
            foreach (var setting in settings)
            {
                Set(connection, setting, patience);
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

    /// <summary>
    /// Turning a new file to WAL answers "locked" at once, without SQLite's own waiting, while another connection does the same.
    /// </summary>
    private static void Set(PreparedConnection connection, ConnectionSetting setting, TimeSpan patience)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var pause = new ManualResetEventSlim();
        while (true)
        {
            try
            {
                connection.Execute($"PRAGMA {setting.Name} = {setting.Value}");
                return;
            }
            catch (StoreBusyException) when (TimeProvider.System.GetElapsedTime(started) < patience)
            {
                pause.Wait(TimeSpan.FromMilliseconds(5));
            }
        }
    }

    private bool CanBeImmutable(SqliteException error) =>
        options.ReadOnly && error.SqliteErrorCode is CannotOpen or ReadOnly && !File.Exists(path + "-wal");

    private PreparedConnection Wrap(SqliteConnection raw) => new(raw, path);

    private SqliteConnection Open(string text)
    {
        var connection = new SqliteConnection(text);
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}");

            // The file is opened at the first statement that needs it, not before: let what is wrong with it show here.
            connection.ExecuteScalar<long>(StateSql.UserVersion);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
