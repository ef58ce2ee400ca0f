using System.Data.Common;
using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>
/// Reads every engagement as numbers: the rows as they lie in the file, then their order of id from the index alone. Asking SQLite for
/// rows in order would sort them, texts and all, in temporary files.
/// </summary>
internal sealed class EngagementScan
{
    private const int EnterpriseKey = 1;
    private const int InstitutionKey = 2;
    private const int SectorKey = 3;
    private const int Country = 4;
    private const int Year = 5;
    private const int Cluster = 6;

    private readonly PreparedConnection _connection;
    private readonly Dictionary<string, int> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _sectors = [];
    private readonly Dictionary<string, int>? _clusters;
    private readonly LoggedEngagement[] _rows;
    private readonly RowPositions _positions;

    private EngagementScan(PreparedConnection connection, bool withClusters)
    {
        _connection = connection;
        _clusters = withClusters ? new Dictionary<string, int>(StringComparer.Ordinal) : null;
        _rows = new LoggedEngagement[connection.ExecuteScalar<long>(EngagementSql.Count)];
        _positions = new RowPositions(_rows.Length);
    }

    /// <summary>Reads. The connection stands in a read transaction.</summary>
    /// <param name="connection">Read from.</param>
    /// <param name="withClusters">Whether project clusters are wanted: they cost the most memory.</param>
    /// <param name="others">Ids, ascending (ordinal), whose places among the engagements are wanted.</param>
    public static EngagementColumns Read(PreparedConnection connection, bool withClusters, IReadOnlyList<EngagementId> others)
    {
        var scan = new EngagementScan(connection, withClusters);
        scan.ReadRows();
        var places = new int[others.Count];
        var order = others.Count == 0 ? scan.ReadOrder() : scan.ReadOrder(others, places);
        return new EngagementColumns(scan._rows, order, scan.Countries(), scan.Sectors(), scan._clusters, places);
    }

    private void ReadRows()
    {
        var enterprises = KeyPositions.Read(
            _connection, EngagementSql.EnterpriseKeys, CatalogueSql.LastEnterpriseKey, CatalogueSql.CountEnterprises);
        var institutions = KeyPositions.Read(
            _connection, EngagementSql.InstitutionKeys, CatalogueSql.LastInstitutionKey, CatalogueSql.CountInstitutions);
        using var reader = (DbDataReader)_connection.ExecuteReader(_clusters is null ? EngagementSql.Scan : EngagementSql.ScanWithClusters);
        for (var row = 0; reader.Read(); row++)
        {
            _positions.Add(reader.GetInt64(0));
            _rows[row] = new LoggedEngagement(
                enterprises[reader.GetInt64(EnterpriseKey)],
                institutions[reader.GetInt64(InstitutionKey)],
                NumberOf(_countries, reader.GetString(Country)),
                NumberOf(_sectors, reader.GetInt64(SectorKey)),
                (int)reader.GetInt64(Year),
                _clusters is null ? 0 : NumberOf(_clusters, reader.GetString(Cluster)));
        }
    }

    private int[]? ReadOrder()
    {
        var order = new RowOrder(_positions.Count);
        using var reader = (DbDataReader)_connection.ExecuteReader(EngagementSql.KeysInOrder);
        while (reader.Read())
        {
            order.Add(_positions.Of(reader.GetInt64(0)));
        }

        return order.ToArrayOrNull();
    }

    private int[]? ReadOrder(IReadOnlyList<EngagementId> others, int[] places)
    {
        var order = new RowOrder(_positions.Count);
        var next = 0;
        using (var reader = (DbDataReader)_connection.ExecuteReader(EngagementSql.IdsInOrder))
        {
            while (reader.Read())
            {
                var id = reader.GetString(1);
                while (next < others.Count && string.CompareOrdinal(others[next].Value, id) < 0)
                {
                    places[next++] = order.Count;
                }

                order.Add(_positions.Of(reader.GetInt64(0)));
            }
        }

        Array.Fill(places, order.Count, next, places.Length - next);
        return order.ToArrayOrNull();
    }

    private CountryCode[] Countries() => [.. _countries.OrderBy(pair => pair.Value).Select(pair => new CountryCode(pair.Key))];

    private SectorId[] Sectors()
    {
        var ids = new KeyedIds(_connection);
        return [.. _sectors.OrderBy(pair => pair.Value).Select(pair => ids.Sector(pair.Key))];
    }

    private static int NumberOf<TKey>(Dictionary<TKey, int> numbers, TKey key)
        where TKey : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            number = numbers.Count;
            numbers.Add(key, number);
        }

        return number;
    }
}
