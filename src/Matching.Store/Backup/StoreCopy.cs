using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Matching.Store;

/// <summary>SQLite's online backup (https://www.sqlite.org/backup.html), a few pages at a time, all of one moment.</summary>
internal static class StoreCopy
{
    /// <summary>10 MB: soon enough to stop, large enough to cost nothing.</summary>
    private const int PagesOfAStep = 2_560;

    private const string Main = "main";

    /// <summary>Copies a store into a new file, as a single file, and checks what was copied.</summary>
    /// <returns>Schema version and data revision of the copy.</returns>
    public static (long SchemaVersion, long DataRevision) Copy(
        string from, string to, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var path = from;
        try
        {
            var options = new StoreOptions(from) { ReadOnly = true };
            using var source = new ConnectionOpener(from, options).OpenRaw(SqliteOpenMode.ReadOnly);

            // A reader's transaction holds the moment: what is committed meanwhile neither mixes in nor makes SQLite begin again.
            using var moment = source.BeginTransaction(deferred: true);
            source.ExecuteScalar<long>(StateSql.UserVersion);
            path = to;
            using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ConnectionString);
            target.Open();
            CopyPages(source, target, progress, cancellation);
            moment.Rollback();

            // Whoever opens it as a store turns it to WAL again; until then it is complete without any file beside it.
            target.Execute("PRAGMA journal_mode = delete");
            return Check(from, target);
        }
        catch (SqliteException error)
        {
            // Whatever contradicts itself in the copy came from the source.
            throw SqliteErrors.Translate(error.SqliteErrorCode == raw.SQLITE_CORRUPT ? from : path, error);
        }
    }

    private static void CopyPages(SqliteConnection source, SqliteConnection target, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        using var backup = raw.sqlite3_backup_init(target.Handle, Main, source.Handle, Main);
        if (backup is null || backup.IsInvalid)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(target.Handle), target.Handle);
        }

        int code;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            code = raw.sqlite3_backup_step(backup, PagesOfAStep);
            if (code is not raw.SQLITE_OK and not raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(code, target.Handle);
            }

            var total = raw.sqlite3_backup_pagecount(backup);
            progress?.Report(new BackupProgress(total - raw.sqlite3_backup_remaining(backup), total));
        }
        while (code != raw.SQLITE_DONE);
    }

    private static (long SchemaVersion, long DataRevision) Check(string from, SqliteConnection copy)
    {
        var faults = copy.Query<string>(StateSql.IntegrityCheck).Where(line => line != "ok").Concat(copy.Query<string>(StateSql.ForeignKeyCheck)).ToList();
        return faults.Count == 0
            ? (copy.ExecuteScalar<long>(StateSql.UserVersion), copy.ExecuteScalar<long>(StateSql.DataRevision))
            : throw new StoreDamagedException(from, string.Join("; ", faults));
    }
}
