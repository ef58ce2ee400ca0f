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

    private static void CheckSchema(string path, StoreOptions options, ConnectionOpener opener)
    {
        using var connection = opener.OpenRaw(SqliteOpenMode.ReadOnly);

        // One statement, so one state: another process may migrate the same new file between two.
        var (version, owner, objects) = connection.QuerySingle<(long Version, long Owner, long Objects)>(StateSql.Identity);
        var isEmpty = version == 0 && owner == 0 && objects == 0;
        if (isEmpty && !options.ReadOnly)
        {
            return;
        }

        if (owner != Migrator.ApplicationId)
        {
            throw new NotADatabaseException(path, "it is an SQLite database of another program");
        }

        if (version > Migrator.KnownVersion)
        {
            throw new StoreSchemaTooNewException(path, version, Migrator.KnownVersion);
        }

        if (version < Migrator.KnownVersion && options.ReadOnly)
        {
            throw new StoreSchemaTooOldException(path, version, Migrator.KnownVersion);
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
