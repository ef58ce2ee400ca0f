using Matching.Domain;

namespace Matching.Learning;

/// <summary>Reads the queries that were really answered out of an engagement log.</summary>
internal static class PastQueries
{
    /// <summary>Groups engagements into queries by (enterprise, country, sector, year).</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement.</param>
    /// <param name="fromYear">First year, inclusive.</param>
    /// <param name="toYear">Last year, inclusive.</param>
    /// <param name="keep">Which engagements count.</param>
    /// <returns>Queries in order of year, then enterprise, country and sector; those whose institutions all sit elsewhere are left out.</returns>
    public static List<PastQuery> Read(Catalogue catalogue, EngagementLog log, int fromYear, int toYear, Func<LoggedEngagement, bool> keep)
    {
        var rows = new List<LoggedEngagement>();
        foreach (var row in log.Rows)
        {
            if (row.Year >= fromYear && row.Year <= toYear && keep(row))
            {
                rows.Add(row);
            }
        }

        return [.. rows
            .GroupBy(row => (row.Year, row.Enterprise, row.Country, row.Sector))
            .OrderBy(group => group.Key)
            .Select(group => ToQuery(catalogue, log, group.Key, [.. group]))
            .Where(query => query.Chosen.Length > 0)];
    }

    private static PastQuery ToQuery(
        Catalogue catalogue, EngagementLog log, (int Year, int Enterprise, int Country, int Sector) key, LoggedEngagement[] rows) => new(
        key.Enterprise,
        key.Country,
        key.Sector,
        key.Year,
        rows.Min(row => log.ClusterStart[row.Cluster]),
        [.. rows.Select(row => row.Institution).Where(institution => catalogue.CountryOf(institution) == key.Country).Distinct().Order()]);
}
