using System.Diagnostics;
using Dapper;
using Matching.Domain;
using Matching.Interchange;
using Matching.Store;
using Microsoft.Data.Sqlite;

namespace Matching.Bench.Benchmarks;

/// <summary>
/// The least an import could do: engagements that are in memory already, put into the store's own table by one prepared statement. The two
/// indexes are set aside and built at the end, as the product does, so that the ratio tells what parsing, checking and resolving cost.
/// </summary>
internal sealed class RawInserts
{
    private const string Insert = """
        INSERT INTO engagement (engagement_id, enterprise_key, institution_key, sector_key, country, year, outcome, role,
            amount_usd_m, project, project_cluster, brief)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
        """;

    private readonly string _template;
    private readonly Engagement[] _rows;

    /// <summary>Reads the engagements of a folder and makes a database that holds everything but them.</summary>
    public RawInserts(string template, string folder)
    {
        _template = template;
        var reader = new InterchangeReader(RegionTree.Default, SectorTree.Default);
        using var enterprises = reader.OpenEnterprises(Path.Combine(folder, InterchangeFormat.EnterprisesFile));
        using var institutions = reader.OpenInstitutions(Path.Combine(folder, InterchangeFormat.InstitutionsFile));
        using var engagements = reader.OpenEngagements(Path.Combine(folder, InterchangeFormat.EngagementsFile));
        _rows = [.. engagements.Rows().Select(row => row.Value!)];
        using var store = MatchingStore.Open(new StoreOptions(template));
        using var session = store.BeginImport();
        foreach (var row in enterprises.Rows())
        {
            session.Put(row.Value!);
        }

        foreach (var row in institutions.Rows())
        {
            session.Put(row.Value!);
        }

        session.Commit();
    }

    /// <summary>Inserts every row into a copy of the template, and removes the copy.</summary>
    /// <returns>Rows a second, from the beginning of the transaction to its commit.</returns>
    public double Run(string database)
    {
        File.Copy(_template, database, overwrite: true);
        double seconds;
        using (var connection = Open(database))
        {
            var enterprises = Keys(connection, "SELECT enterprise_id, enterprise_key FROM enterprise");
            var institutions = Keys(connection, "SELECT institution_id, institution_key FROM institution");
            var sectors = Sectors(connection);
            var indexes = connection.Query<string>("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'engagement' AND sql IS NOT NULL").AsList();
            var resolved = _rows.Select(row => (enterprises[row.Enterprise.Value], institutions[row.Institution.Value], sectors[row.Sector.Value])).ToArray();
            var start = Stopwatch.GetTimestamp();
            using var transaction = connection.BeginTransaction(deferred: false);
            connection.Execute("DROP INDEX engagement_by_enterprise; DROP INDEX engagement_by_institution", transaction: transaction);
            InsertAll(connection, transaction, resolved);
            foreach (var index in indexes)
            {
                connection.Execute(index, transaction: transaction);
            }

            transaction.Commit();
            seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Delete(database);
        return _rows.Length / seconds;
    }

    /// <summary>Removes a database with the files beside it.</summary>
    public static void Delete(string database)
    {
        foreach (var suffix in new[] { string.Empty, "-wal", "-shm" })
        {
            File.Delete(database + suffix);
        }
    }

    private void InsertAll(SqliteConnection connection, SqliteTransaction transaction, (long Enterprise, long Institution, long Sector)[] keys)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (Insert, transaction);
        var values = Enumerable.Range(0, 12).Select(i => command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" })).ToArray();
        for (var i = 0; i < _rows.Length; i++)
        {
            var row = _rows[i];
            values[0].Value = row.Id.Value;
            values[1].Value = keys[i].Enterprise;
            values[2].Value = keys[i].Institution;
            values[3].Value = keys[i].Sector;
            values[4].Value = row.Country.Value;
            values[5].Value = row.Year;
            values[6].Value = (long)row.Outcome;
            values[7].Value = (long)row.Role;
            values[8].Value = row.AmountUsdMillions is { } amount ? amount : DBNull.Value;
            values[9].Value = row.Project;
            values[10].Value = row.ProjectCluster;
            values[11].Value = row.Brief;
            command.ExecuteNonQuery();
        }
    }

    private static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ConnectionString);
        connection.Open();
        connection.Execute("PRAGMA journal_mode = wal; PRAGMA synchronous = 2; PRAGMA cache_size = -65536; PRAGMA foreign_keys = 1; PRAGMA cell_size_check = 1");
        return connection;
    }

    private Dictionary<string, long> Sectors(SqliteConnection connection)
    {
        connection.Execute("INSERT INTO sector (sector_id) VALUES (@Id)", _rows.Select(row => row.Sector.Value).Distinct(StringComparer.Ordinal).Select(id => new { Id = id }));
        return Keys(connection, "SELECT sector_id, sector_key FROM sector");
    }

    private static Dictionary<string, long> Keys(SqliteConnection connection, string sql) =>
        connection.Query<(string Id, long Key)>(sql).ToDictionary(row => row.Id, row => row.Key, StringComparer.Ordinal);
}
