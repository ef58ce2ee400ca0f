using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Upserts engagements: one insert for a new row; a read, and an update if anything differs, for a known one.</summary>
internal sealed class EngagementWriter(PreparedConnection connection, KeyCache enterprises, KeyCache institutions, RepeatedIds repeated, ImportDigest digest)
{
    private readonly PutMarks _marks = new();
    private readonly Dictionary<string, long> _sectors = connection.Query<KeyedIds.IdRow>(EngagementSql.Sectors)
        .ToDictionary(row => row.Id, row => row.Key, StringComparer.Ordinal);

    private readonly DeferredIndexes _indexes = new(connection);
    private long _lastKey = connection.ExecuteScalar<long>(EngagementSql.LastKey);

    public UpsertResult Put(Engagement engagement)
    {
        if (Check(engagement) is { } fault)
        {
            return fault;
        }

        var enterprise = enterprises.Find(engagement.Enterprise.Value);
        if (enterprise == 0)
        {
            return UpsertResult.Rejected("enterprise_id", $"there is no enterprise '{engagement.Enterprise}'");
        }

        var institution = institutions.Find(engagement.Institution.Value);
        if (institution == 0)
        {
            return UpsertResult.Rejected("institution_id", $"there is no institution '{engagement.Institution}'");
        }

        return Upsert(new EngagementRow
        {
            Key = _lastKey + 1,
            Id = engagement.Id.Value,
            EnterpriseKey = enterprise,
            InstitutionKey = institution,
            SectorKey = SectorKey(engagement.Sector.Value),
            Country = engagement.Country.Value,
            Year = engagement.Year,
            Outcome = (long)engagement.Outcome,
            Role = (long)engagement.Role,
            Amount = engagement.AmountUsdMillions,
            Project = engagement.Project,
            ProjectCluster = engagement.ProjectCluster,
            Brief = engagement.Brief,
        });
    }

    /// <summary>To be called once, before the import is committed.</summary>
    public void Finish() => _indexes.Restore();

    private static UpsertResult? Check(Engagement engagement) => engagement switch
    {
        { Id.Value.Length: 0 } => UpsertResult.Rejected("engagement_id", "is missing"),
        { Country.Value.Length: 0 } => UpsertResult.Rejected("country", "is missing"),
        { Sector.Value.Length: 0 } => UpsertResult.Rejected("sector", "is missing"),
        { Year: < Engagement.MinYear or > Engagement.MaxYear } =>
            UpsertResult.Rejected("year", $"{engagement.Year} is not between {Engagement.MinYear} and {Engagement.MaxYear}"),
        { Outcome: EngagementOutcome.Unspecified } => UpsertResult.Rejected("outcome", "is missing"),
        { Role: EngagementRole.Unspecified } => UpsertResult.Rejected("role", "is missing"),
        { AmountUsdMillions: { } amount } when !(double.IsFinite(amount) && amount >= 0) =>
            UpsertResult.Rejected("amount_usd_m", "is not a number of zero or more"),
        _ => null,
    };

    private UpsertResult Upsert(EngagementRow row)
    {
        if (_lastKey == 0)
        {
            _indexes.Drop();
        }

        if (connection.Execute(EngagementSql.Insert, row) == 1)
        {
            _lastKey = row.Key;
            _marks.Add(row.Key);
            return digest.Inserted(row);
        }

        var old = connection.QueryFirst<EngagementRow>(EngagementSql.Find, new { row.Id });
        if (!_marks.Add(old.Key) && repeated == RepeatedIds.Reject)
        {
            return CatalogueChecks.Repeated("engagement_id", row.Id);
        }

        row = row with { Key = old.Key };
        if (row == old)
        {
            return UpsertResult.Unchanged;
        }

        connection.Execute(EngagementSql.Update, row);
        return digest.Updated(old, row);
    }

    private long SectorKey(string id)
    {
        if (!_sectors.TryGetValue(id, out var key))
        {
            key = connection.ExecuteScalar<long>(EngagementSql.InsertSector, new { Id = id });
            _sectors.Add(id, key);
        }

        return key;
    }
}
