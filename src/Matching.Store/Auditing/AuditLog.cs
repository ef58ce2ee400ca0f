using System.Security.Cryptography;
using Dapper;

namespace Matching.Store;

/// <summary>Who changed what, when: every change of the store, and what is written here of changes beside it. Append-only. Thread-safe.</summary>
public sealed class AuditLog
{
    private const int ReadAtOnce = 1000;

    private readonly ReaderPool _readers;
    private readonly Func<Writer> _writer;

    internal AuditLog(ReaderPool readers, Func<Writer> writer)
    {
        _readers = readers;
        _writer = writer;
    }

    /// <summary>Writes a line about a change that is not the store's own, durably.</summary>
    /// <exception cref="StoreBusyException">An import goes on.</exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    public void Record(AuditOrigin origin, AuditChange change, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(change);
        if (origin.Action.Length == 0)
        {
            throw new ArgumentException("It does not say by what action.", nameof(origin));
        }

        using var transaction = _writer().Begin();
        AuditWriter.Add(transaction.Connection, origin, origin.Action, change, StoredTime.Write(at));
        transaction.Commit();
    }

    /// <summary>Lines, newest first.</summary>
    /// <param name="limit">At most this many, from 1.</param>
    /// <param name="before">Only those before this number; null begins with the newest.</param>
    /// <param name="principal">Only those of this one; empty: of all.</param>
    /// <param name="resource">Only those of this one; empty: of all.</param>
    public IReadOnlyList<AuditEntry> List(int limit, long? before = null, string principal = "", string resource = "")
    {
        using var lease = _readers.Rent();
        return lease.Connection.Query<AuditRow>(
            AuditSql.List, new { Before = before ?? long.MaxValue, Principal = principal, Resource = resource, Limit = (long)limit }).AsList().ConvertAll(row => row.ToEntry());
    }

    /// <summary>Every line after a number, oldest first.</summary>
    public IEnumerable<AuditEntry> Read(long after = 0)
    {
        while (true)
        {
            List<AuditRow> rows;
            using (var lease = _readers.Rent())
            {
                rows = lease.Connection.Query<AuditRow>(AuditSql.Read, new { After = after, Limit = (long)ReadAtOnce }).AsList();
            }

            foreach (var row in rows)
            {
                yield return row.ToEntry();
            }

            if (rows.Count < ReadAtOnce)
            {
                yield break;
            }

            after = rows[^1].Number;
        }
    }

    /// <summary>Goes through the whole log and checks that nothing was changed, removed or put in between.</summary>
    /// <returns>How many lines there are, the hash of the last, and what is wrong with the first that is not right; null when all are.</returns>
    public AuditVerdict Verify()
    {
        var (count, previous) = (0L, new byte[SHA256.HashSizeInBytes]);
        foreach (var entry in Read())
        {
            if (entry.Number != count + 1)
            {
                return new AuditVerdict(count, previous, $"entry {count + 1} is missing; {entry.Number} follows.");
            }

            if (!entry.PreviousHash.AsSpan().SequenceEqual(previous))
            {
                return new AuditVerdict(count, previous, $"entry {entry.Number} does not follow on the one before it: one of the two was replaced.");
            }

            if (!entry.IsWhole)
            {
                return new AuditVerdict(count, previous, $"entry {entry.Number} was changed after it was written.");
            }

            (count, previous) = (entry.Number, entry.Hash);
        }

        return new AuditVerdict(count, previous, null);
    }
}
