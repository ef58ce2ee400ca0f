using Matching.Domain;

namespace Matching.Store;

/// <summary>What users did with rankings, in the order it was recorded. Thread-safe.</summary>
public sealed class EventLog
{
    private readonly EventReader _reader;
    private readonly Func<Writer> _writer;
    private readonly AuditOrigin _origin;

    internal EventLog(ReaderPool readers, Func<Writer> writer, AuditOrigin origin)
    {
        _origin = origin;
        _reader = new EventReader(readers);
        _writer = writer;
    }

    /// <summary>Records events durably, all or none. One that is recorded already is passed over: repeating a call changes nothing.</summary>
    /// <remarks>The data revision rises when an engagement is made or taken back (<see cref="RecordedEngagement"/>), and by nothing else.</remarks>
    /// <param name="events">Any number; those of one call are flushed to the disk together.</param>
    /// <param name="by">Who records them, for the audit log; null for the store's own origin.</param>
    /// <param name="at">When, for the audit log; null for now.</param>
    /// <returns>What became of them. With faults (unknown enterprise or institution, an id used for another event) nothing was recorded.</returns>
    /// <exception cref="StoreBusyException">An import goes on.</exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    public AppendResult Append(IReadOnlyList<MatchEvent> events, AuditOrigin? by = null, DateTimeOffset? at = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
        {
            return new AppendResult(0, [], null);
        }

        using var transaction = _writer().Begin();
        using var append = new EventAppend(transaction.Connection);
        for (var i = 0; i < events.Count; i++)
        {
            append.Add(i, events[i]);
        }

        var result = append.Finish();
        if (result.Added > 0)
        {
            AuditWriter.Add(transaction.Connection, by ?? _origin, "record events", append.Change(), StoredTime.Write(at ?? TimeProvider.System.GetUtcNow()));
            transaction.Commit();
        }

        return result;
    }

    /// <inheritdoc cref="EventReader.Read"/>
    public IReadOnlyList<RecordedEvent> Read(long after, int limit) => _reader.Read(after, limit);

    /// <inheritdoc cref="EventReader.OfEnterprise"/>
    public IReadOnlyList<MatchEvent> OfEnterprise(EnterpriseId enterprise, MatchEventKind least) => _reader.OfEnterprise(enterprise, least);
}
