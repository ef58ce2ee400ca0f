using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Reads engagements. Thread-safe, except when it belongs to a <see cref="StoreSnapshot"/>.</summary>
public sealed class EngagementReader
{
    private readonly IReaderSource _source;

    internal EngagementReader(IReaderSource source) => _source = source;

    /// <summary>The engagement with exactly this id, or null.</summary>
    public Engagement? Find(EngagementId id) => Read(EngagementSql.Find, new { Id = id.Value }).FirstOrDefault();

    /// <summary>Streams every engagement by year, then id (ordinal), from one state of the store. Holds a connection while enumerated.</summary>
    public IEnumerable<Engagement> ReadAll()
    {
        using var lease = _source.Rent();
        var connection = lease.Connection;

        // One state for ids and rows: outside a snapshot an import could land between the two statements.
        using var whole = ReadTransaction.Begin(connection, alreadyInOne: _source is FixedReader);
        var ids = new KeyedIds(connection).Preload();
        foreach (var row in connection.Query<EngagementRow>(EngagementSql.ReadAll, buffered: false))
        {
            yield return row.ToEngagement(ids);
        }
    }

    /// <summary>Every engagement as numbers, from one state of the store: the quick way to read millions.</summary>
    /// <param name="withClusters">Whether project clusters are numbered too; the most costly part, and learning alone needs them.</param>
    /// <param name="others">Ids, ascending (ordinal), whose places among the engagements are wanted too.</param>
    public EngagementColumns ReadColumns(bool withClusters, IReadOnlyList<EngagementId> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        using var lease = _source.Rent();
        using var whole = ReadTransaction.Begin(lease.Connection, alreadyInOne: _source is FixedReader);
        return EngagementScan.Read(lease.Connection, withClusters, others);
    }

    /// <summary>Whether the two have worked together in a sector in a year or later.</summary>
    public bool Has(EnterpriseId enterprise, InstitutionId institution, SectorId sector, int sinceYear)
    {
        using var lease = _source.Rent();
        return lease.Connection.ExecuteScalar<long>(
            EngagementSql.Has, new { Enterprise = enterprise.Value, Institution = institution.Value, Since = sinceYear, Sector = sector.Value }) != 0;
    }

    /// <summary>What one enterprise has done, by year, then id; empty when the enterprise is unknown.</summary>
    public IReadOnlyList<Engagement> OfEnterprise(EnterpriseId enterprise) =>
        ReadOf(CatalogueSql.FindEnterpriseKey, enterprise.Value, EngagementSql.ReadOfEnterprise);

    /// <summary>What one institution has done, by year, then id; empty when the institution is unknown.</summary>
    public IReadOnlyList<Engagement> OfInstitution(InstitutionId institution) =>
        ReadOf(CatalogueSql.FindInstitutionKey, institution.Value, EngagementSql.ReadOfInstitution);

    /// <summary>How many engagements there are.</summary>
    public long Count()
    {
        using var lease = _source.Rent();
        return lease.Connection.ExecuteScalar<long>(EngagementSql.Count);
    }

    private List<Engagement> ReadOf(string findKey, string id, string sql)
    {
        long? key;
        using (var lease = _source.Rent())
        {
            key = lease.Connection.ExecuteScalar<long?>(findKey, new { Id = id });
        }

        // Keys are never given twice, so the key stays right between the two statements.
        return key is null ? [] : Read(sql, new { Key = key.Value });
    }

    private List<Engagement> Read(string sql, object parameters)
    {
        using var lease = _source.Rent();
        var rows = lease.Connection.Query<EngagementRow>(sql, parameters).AsList();
        var ids = new KeyedIds(lease.Connection);
        return [.. rows.Select(row => row.ToEngagement(ids))];
    }
}
