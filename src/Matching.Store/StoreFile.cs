using Dapper;
using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>Looks at the file before anything is written to it.</summary>
internal static class StoreFile
{
    /// <summary>The smallest page, and so the smallest database. SQLite takes a few bytes for an empty file and would write over them.</summary>
    private const int SmallestDatabase = 512;

    /// <summary>Refuses a file that is missing, foreign, too new or (when it must be written) read-only.</summary>
    public static void Check(string path, StoreOptions options, ConnectionOpener opener)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
        {
            if (options.ReadOnly || options.MustExist)
            {
                throw new StoreMissingException(path);
            }

            CreateFolder(path);
            return;
        }

        if (!options.ReadOnly && file.IsReadOnly)
        {
            throw new StoreReadOnlyException(path, "the file is marked read-only");
        }

        if (file.Length < SmallestDatabase)
        {
            throw new NotADatabaseException(path, "it is not an SQLite database");
        }

        try
        {
            CheckSchema(path, options, opener);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(path, error);
        }
    }

    /// <summary>Refuses what cannot be copied as a store: missing, foreign or too new. An older schema is copied as it is.</summary>
    public static void CheckCopy(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
        {
            throw new StoreMissingException(path);
        }

        if (file.Length < SmallestDatabase)
        {
            throw new NotADatabaseException(path, "it is not an SQLite database");
        }

        var options = new StoreOptions(path) { ReadOnly = true };
        try
        {
            using var connection = new ConnectionOpener(path, options).OpenRaw(SqliteOpenMode.ReadOnly);
            CheckIdentity(path, connection.QuerySingle<(long Version, long Owner, long Objects)>(StateSql.Identity));
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(path, error);
        }
    }

    private static void CheckSchema(string path, StoreOptions options, ConnectionOpener opener)
    {
        using var connection = opener.OpenRaw(SqliteOpenMode.ReadOnly);

        // One statement, so one state: another process may migrate the same new file between two.
        var identity = connection.QuerySingle<(long Version, long Owner, long Objects)>(StateSql.Identity);
        var isEmpty = identity is (0, 0, 0);
        if (isEmpty && !options.ReadOnly)
        {
            return;
        }

        CheckIdentity(path, identity);
        if (identity.Version < Migrator.KnownVersion && options.ReadOnly)
        {
            throw new StoreSchemaTooOldException(path, identity.Version, Migrator.KnownVersion);
        }
    }

    private static void CheckIdentity(string path, (long Version, long Owner, long Objects) identity)
    {
        if (identity.Owner != Migrator.ApplicationId)
        {
            throw new NotADatabaseException(path, "it is an SQLite database of another program");
        }

        if (identity.Version > Migrator.KnownVersion)
        {
            throw new StoreSchemaTooNewException(path, identity.Version, Migrator.KnownVersion);
        }
    }

    private static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreReadOnlyException(path, $"its folder cannot be created ({error.Message})", error);
        }
    }
}
