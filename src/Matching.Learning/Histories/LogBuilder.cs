using Matching.Domain;

namespace Matching.Learning;

/// <summary>Brings the engagements of a store and some others into the order of a log: of year, then of id.</summary>
internal static class LogBuilder
{
    private const int Years = Engagement.MaxYear - Engagement.MinYear + 1;

    /// <summary>The rows by the catalogue's numbers, and the first year of each cluster; no clusters when none were read.</summary>
    /// <param name="catalogue">Of the same state as the columns.</param>
    /// <param name="columns">Ordered by id.</param>
    /// <param name="added">In order of id.</param>
    /// <param name="number">Numbers an added engagement; its cluster is given.</param>
    public static (LoggedEngagement[] Rows, int[] ClusterStart) Build(
        Catalogue catalogue, EngagementColumns columns, IReadOnlyList<AddedEngagement> added, Func<Engagement, int, LoggedEngagement> number)
    {
        int[] countries = [.. columns.Countries.Select(code => catalogue.IndexOf(code) is >= 0 and var known ? known : throw new UnknownResourceException("country", code.Value))];
        int[] sectors = [.. columns.Sectors.Select(id => catalogue.IndexOf(id) is >= 0 and var known ? known : throw new UnknownResourceException("sector", id.Value))];
        var rows = new LoggedEngagement[columns.Count + added.Count];
        var next = YearStarts(columns, added);
        var clusters = new AddedClusters(columns.Clusters);
        var placed = 0;
        for (var i = 0; i <= columns.Count; i++)
        {
            for (; placed < added.Count && added[placed].Place == i; placed++)
            {
                var engagement = added[placed].Engagement;
                rows[next[engagement.Year - Engagement.MinYear]++] = number(engagement, clusters.NumberOf(engagement.ProjectCluster));
            }

            if (i < columns.Count)
            {
                var row = columns.InOrderOfId(i);
                rows[next[row.Year - Engagement.MinYear]++] = Check(
                    catalogue, new LoggedEngagement(row.Enterprise, row.Institution, countries[row.Country], sectors[row.Sector], row.Year, row.Cluster));
            }
        }

        return (rows, columns.Clusters is null ? [] : NumberClusters(rows, clusters.Count));
    }

    /// <summary>Where the rows of each year begin.</summary>
    private static int[] YearStarts(EngagementColumns columns, IReadOnlyList<AddedEngagement> added)
    {
        var starts = new int[Years + 1];
        for (var i = 0; i < columns.Count; i++)
        {
            starts[columns.InOrderOfId(i).Year - Engagement.MinYear + 1]++;
        }

        foreach (var (engagement, _) in added)
        {
            starts[engagement.Year - Engagement.MinYear + 1]++;
        }

        for (var year = 0; year < Years; year++)
        {
            starts[year + 1] += starts[year];
        }

        return starts;
    }

    /// <summary>Gives clusters numbers in the order in which the log first names them: they do not depend on how the store was read.</summary>
    private static int[] NumberClusters(LoggedEngagement[] rows, int count)
    {
        var numbers = new int[count];
        var starts = new List<int>(count);
        foreach (ref var row in rows.AsSpan())
        {
            if (numbers[row.Cluster] == 0)
            {
                starts.Add(row.Year);
                numbers[row.Cluster] = starts.Count;
            }

            row = row with { Cluster = numbers[row.Cluster] - 1 };
        }

        return [.. starts];
    }

    private static LoggedEngagement Check(Catalogue catalogue, LoggedEngagement row) =>
        row.Enterprise < catalogue.Enterprises.Count && row.Institution < catalogue.Institutions.Count
            ? row
            : throw new ArgumentException("The engagements were numbered by another state of the catalogue.", nameof(row));

    private sealed class AddedClusters(IReadOnlyDictionary<string, int>? read)
    {
        private readonly Dictionary<string, int> _added = new(StringComparer.Ordinal);

        public int Count => (read?.Count ?? 0) + _added.Count;

        public int NumberOf(string cluster)
        {
            if (read is null)
            {
                return 0;
            }

            if (!read.TryGetValue(cluster, out var number) && !_added.TryGetValue(cluster, out number))
            {
                number = Count;
                _added.Add(cluster, number);
            }

            return number;
        }
    }
}
