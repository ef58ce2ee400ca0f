using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>One call to record events, inside its transaction.</summary>
internal sealed class EventAppend(PreparedConnection connection) : IDisposable
{
    private readonly ContentDigest _digest = new();
    private readonly Dictionary<EnterpriseId, long?> _enterprises = [];
    private readonly Dictionary<InstitutionId, long?> _institutions = [];
    private readonly Dictionary<(long Enterprise, long Institution), IReadOnlyList<RecordedEngagement>> _before = [];
    private readonly List<EventFault> _faults = [];
    private int _added;

    /// <summary>Records one event, or notes why not.</summary>
    public void Add(int index, MatchEvent item)
    {
        var enterprise = Key(_enterprises, item.Enterprise, CatalogueSql.FindEnterpriseKey, item.Enterprise.Value);
        var institution = Key(_institutions, item.Institution, CatalogueSql.FindInstitutionKey, item.Institution.Value);
        if (enterprise is null)
        {
            _faults.Add(new EventFault(index, "enterprise", $"'{item.Enterprise}' is not known here."));
        }

        if (institution is null)
        {
            _faults.Add(new EventFault(index, "institution", $"'{item.Institution}' is not known here."));
        }

        if (enterprise is { } enterpriseKey && institution is { } institutionKey)
        {
            Record(index, item, enterpriseKey, institutionKey);
        }
    }

    /// <summary>Raises the data revision if the engagements changed. To be called once, before the transaction is committed.</summary>
    public AppendResult Finish()
    {
        if (_faults.Count > 0 || _added == 0)
        {
            return new AppendResult(0, _faults, null);
        }

        var changed = _before.Any(pair => !pair.Value.SequenceEqual(EngagementsOf(pair.Key.Enterprise, pair.Key.Institution), HistoryComparer.Instance));
        return new AppendResult(_added, [], changed ? connection.ExecuteScalar<long>(StateSql.RaiseDataRevision) : null);
    }

    private void Record(int index, MatchEvent item, long enterprise, long institution)
    {
        if (item.Kind >= MatchEventKind.Accepted && !_before.ContainsKey((enterprise, institution)))
        {
            _before.Add((enterprise, institution), EngagementsOf(enterprise, institution));
        }

        if (Insert(item, enterprise, institution) == 1)
        {
            _added++;
            Digest(item);
        }
        else if (!IsRepeat(connection.QueryFirst<EventRow>(EventSql.Find, new { Id = item.Id.Value }).ToEvent(), item))
        {
            _faults.Add(new EventFault(index, "event_id", $"'{item.Id}' is the id of another event: each event needs an id of its own."));
        }
    }

    /// <summary>What was recorded, for the audit log.</summary>
    public AuditChange Change() => new("events", null, _digest.Finish(), $"{_added} recorded");

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();

    private void Digest(MatchEvent item)
    {
        _digest.Add(item.Id.Value);
        _digest.Add((long)item.Kind);
        _digest.Add(item.Enterprise.Value);
        _digest.Add(item.Institution.Value);
        _digest.Add(item.Sector?.Value);
        _digest.Add(item.Region.Value);
        _digest.Add(StoredTime.Write(item.At));
        _digest.Add(item.Position);
        _digest.Add(item.ModelVersion);
        _digest.Add((long)item.DeclineReason);
        _digest.Add(item.Note);
    }

    private int Insert(MatchEvent item, long enterprise, long institution) => connection.Execute(EventSql.Insert, new
    {
        Id = item.Id.Value,
        Kind = (long)item.Kind,
        EnterpriseKey = enterprise,
        InstitutionKey = institution,
        SectorId = item.Sector?.Value,
        RegionId = item.Region.Value,
        HappenedAt = StoredTime.Write(item.At),
        Position = (long?)item.Position,
        item.ModelVersion,
        DeclineReason = (long)item.DeclineReason,
        item.Note,
        item.Generation,
        item.DataRevision,
    });

    /// <summary>Times may differ: a caller that gives none has each try dated anew.</summary>
    private static bool IsRepeat(MatchEvent old, MatchEvent again) =>
        (old.Kind, old.Enterprise, old.Institution, old.Sector, old.Region) == (again.Kind, again.Enterprise, again.Institution, again.Sector, again.Region);

    private IReadOnlyList<RecordedEngagement> EngagementsOf(long enterprise, long institution) => RecordedEngagement.Of(Introductions.Of(
        connection.Query<EventRow>(EventSql.AnswersOfPair, new { EnterpriseKey = enterprise, InstitutionKey = institution }).Select(row => row.ToEvent())));

    private long? Key<T>(Dictionary<T, long?> known, T id, string sql, string text)
        where T : notnull
    {
        if (!known.TryGetValue(id, out var key))
        {
            key = connection.ExecuteScalar<long?>(sql, new { Id = text });
            known.Add(id, key);
        }

        return key;
    }

    /// <summary>Histories are made of who, with whom, in what field and year; how far the two came does not move a ranking.</summary>
    private sealed class HistoryComparer : IEqualityComparer<RecordedEngagement>
    {
        public static readonly HistoryComparer Instance = new();

        public bool Equals(RecordedEngagement? x, RecordedEngagement? y) => x is null || y is null ? x == y : KeyOf(x) == KeyOf(y);

        public int GetHashCode(RecordedEngagement obj) => KeyOf(obj).GetHashCode();

        private static (SectorId Sector, int Year) KeyOf(RecordedEngagement engagement) => (engagement.Sector, engagement.Since.UtcDateTime.Year);
    }
}
