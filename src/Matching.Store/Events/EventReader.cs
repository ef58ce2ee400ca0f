using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Reads what users did with rankings. Thread-safe, except when it belongs to a <see cref="StoreSnapshot"/>.</summary>
public sealed class EventReader
{
    private readonly IReaderSource _source;

    internal EventReader(IReaderSource source) => _source = source;

    /// <summary>Reads on in the log.</summary>
    /// <param name="after">Begin behind this position; 0 begins at the first.</param>
    /// <param name="limit">At most this many, from 1.</param>
    public IReadOnlyList<RecordedEvent> Read(long after, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        using var lease = _source.Rent();
        return [.. lease.Connection.Query<EventRow>(EventSql.Read, new { After = after, Limit = limit }).Select(row => row.ToRecorded())];
    }

    /// <summary>The events of one enterprise in the order of recording; empty when the enterprise is unknown.</summary>
    /// <param name="enterprise">Whose.</param>
    /// <param name="least">Leaves out kinds with a lower number: impressions are many.</param>
    public IReadOnlyList<MatchEvent> OfEnterprise(EnterpriseId enterprise, MatchEventKind least)
    {
        using var lease = _source.Rent();
        return lease.Connection.ExecuteScalar<long?>(CatalogueSql.FindEnterpriseKey, new { Id = enterprise.Value }) is { } key
            ? [.. lease.Connection.Query<EventRow>(EventSql.OfEnterprise, new { EnterpriseKey = key, LeastKind = (long)least }).Select(row => row.ToEvent())]
            : [];
    }

    /// <summary>
    /// Every event of kind accepted or beyond (declined and exited among them), those of one enterprise and institution together, in the
    /// order of recording.
    /// </summary>
    public IReadOnlyList<MatchEvent> Answers()
    {
        using var lease = _source.Rent();
        return [.. lease.Connection.Query<EventRow>(EventSql.Answers).Select(row => row.ToEvent())];
    }

    /// <summary>As <see cref="Answers"/>, and every event of kind shortlisted, introduced and meeting too.</summary>
    public IReadOnlyList<MatchEvent> Actions()
    {
        using var lease = _source.Rent();
        return [.. lease.Connection.Query<EventRow>(EventSql.Actions).Select(row => row.ToEvent())];
    }

    /// <summary>How often each pair was shown and viewed at each place, where the place is known. Reads through the whole log.</summary>
    public IReadOnlyList<ImpressionCount> Impressions()
    {
        using var lease = _source.Rent();
        return [.. lease.Connection.Query<ImpressionRow>(EventSql.Impressions).Select(row => row.ToCount())];
    }
}
