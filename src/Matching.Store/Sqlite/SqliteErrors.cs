using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>The one table from SQLite's result codes (https://www.sqlite.org/rescode.html) to the store's own exceptions.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static StoreException Translate(string path, SqliteException error) => error.SqliteErrorCode switch
    {
        Busy or Locked => new StoreBusyException(path, "another process or job is writing to it", error),
        ReadOnly => new StoreReadOnlyException(path, "the file, its folder or the disk is read-only", error),
        Corrupt => new StoreDamagedException(path, error.Message, error),
        Full => new StoreFullException(path, error),
        CannotOpen => new StoreReadOnlyException(path, "the file, or the -wal and -shm files beside it, cannot be opened or created", error),
        NotADatabase => new NotADatabaseException(path, "it is not an SQLite database", error),
        _ => new StoreException(path, $"'{path}' refused the operation: {error.Message} Nothing of it was kept.", error),
    };
}
