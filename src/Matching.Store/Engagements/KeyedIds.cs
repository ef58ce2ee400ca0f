using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Turns keys back into ids while engagements are read; each id is one string, however many engagements name it.</summary>
internal sealed class KeyedIds(PreparedConnection connection)
{
    private readonly Dictionary<long, EnterpriseId> _enterprises = [];
    private readonly Dictionary<long, InstitutionId> _institutions = [];
    private readonly Dictionary<long, SectorId> _sectors = [];

    /// <summary>Reads all ids at once: for a reading of everything, where looking each one up would cost more.</summary>
    public KeyedIds Preload()
    {
        foreach (var row in connection.Query<IdRow>(EngagementSql.EnterpriseIds, buffered: false))
        {
            _enterprises.Add(row.Key, new EnterpriseId(row.Id));
        }

        foreach (var row in connection.Query<IdRow>(EngagementSql.InstitutionIds, buffered: false))
        {
            _institutions.Add(row.Key, new InstitutionId(row.Id));
        }

        return this;
    }

    public EnterpriseId Enterprise(long key)
    {
        if (!_enterprises.TryGetValue(key, out var id))
        {
            id = new EnterpriseId(connection.QueryFirst<string>(EngagementSql.EnterpriseIdOf, new { Key = key }));
            _enterprises.Add(key, id);
        }

        return id;
    }

    public InstitutionId Institution(long key)
    {
        if (!_institutions.TryGetValue(key, out var id))
        {
            id = new InstitutionId(connection.QueryFirst<string>(EngagementSql.InstitutionIdOf, new { Key = key }));
            _institutions.Add(key, id);
        }

        return id;
    }

    public SectorId Sector(long key)
    {
        if (_sectors.Count == 0)
        {
            foreach (var row in connection.Query<IdRow>(EngagementSql.Sectors))
            {
                _sectors.Add(row.Key, new SectorId(row.Id));
            }
        }

        return _sectors[key];
    }

    internal sealed record IdRow
    {
        public long Key { get; init; }

        public required string Id { get; init; }
    }
}
