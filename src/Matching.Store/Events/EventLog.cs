using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>What users did with rankings, in the order it was recorded. Thread-safe.</summary>
public sealed class EventLog
{
    private readonly ReaderPool _readers;
    private readonly Func<Writer> _writer;

    internal EventLog(ReaderPool readers, Func<Writer> writer)
    {
        _readers = readers;
        _writer = writer;
    }

    /// <summary>Records events durably, all or none. One whose id is already recorded is passed over: repeating a call changes nothing.</summary>
    /// <returns>How many were new.</returns>
    /// <exception cref="UnknownResourceException">An event names an enterprise or institution that is not in the store.</exception>
    /// <exception cref="StoreBusyException">An import goes on.</exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    public int Append(IReadOnlyCollection<MatchEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
        {
            return 0;
        }

        using var transaction = _writer().Begin();
        var added = events.Sum(item => Insert(transaction.Connection, item));
        transaction.Commit();
        return added;
    }

    /// <summary>Reads on in the log.</summary>
    /// <param name="after">Begin behind this position; 0 begins at the first.</param>
    /// <param name="limit">At most this many, from 1.</param>
    public IReadOnlyList<RecordedEvent> Read(long after, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var lease = _readers.Rent();
        return [.. lease.Connection.Query<EventRow>(EventSql.Read, new { After = after, Limit = limit }).Select(row => row.ToRecorded())];
    }

    private static int Insert(PreparedConnection connection, MatchEvent item) => connection.Execute(EventSql.Insert, new
    {
        Id = item.Id.Value,
        Kind = (long)item.Kind,
        EnterpriseKey = Key(connection, CatalogueSql.FindEnterpriseKey, "enterprise", item.Enterprise.Value),
        InstitutionKey = Key(connection, CatalogueSql.FindInstitutionKey, "institution", item.Institution.Value),
        SectorId = item.Sector?.Value,
        RegionId = item.Region.Value,
        HappenedAt = StoredTime.Write(item.At),
        Position = (long?)item.Position,
        item.ModelVersion,
    });

    private static long Key(PreparedConnection connection, string sql, string resource, string id) =>
        connection.ExecuteScalar<long?>(sql, new { Id = id }) ?? throw new UnknownResourceException(resource, id);
}
