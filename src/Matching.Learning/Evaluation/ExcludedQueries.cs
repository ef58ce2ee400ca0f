namespace Matching.Learning;

/// <summary>Queries of a window that are not asked, by the first reason that holds.</summary>
/// <param name="BegunBefore">Every project of the query belongs to a cluster that begins before the cut-off, which is history.</param>
/// <param name="AnsweredElsewhere">Every institution engaged sits in another country than the project, so it is no candidate.</param>
/// <param name="TooFewCandidates">The country has fewer than <see cref="BacktestOptions.MinimumCandidates"/> institutions.</param>
public sealed record ExcludedQueries(int BegunBefore, int AnsweredElsewhere, int TooFewCandidates)
{
    /// <summary>All of them.</summary>
    public int Total => BegunBefore + AnsweredElsewhere + TooFewCandidates;

    /// <summary>Each reason in words, with its count.</summary>
    public IReadOnlyList<(string Reason, int Queries)> Reasons =>
    [
        ("all its projects belong to clusters that begin before the cut-off", BegunBefore),
        ("all institutions engaged sit in another country than the project", AnsweredElsewhere),
        ($"fewer than {BacktestOptions.MinimumCandidates} candidates", TooFewCandidates),
    ];

    /// <summary>Counts a window.</summary>
    /// <param name="log">Every engagement.</param>
    /// <param name="options">The window.</param>
    /// <param name="answered">Queries with a project of the window and an institution of the country.</param>
    /// <param name="asked">Those of them that are asked.</param>
    internal static ExcludedQueries Count(EngagementLog log, BacktestOptions options, int answered, int asked)
    {
        var all = new HashSet<(int Year, int Enterprise, int Country, int Sector)>();
        var begun = new HashSet<(int Year, int Enterprise, int Country, int Sector)>();
        foreach (var row in log.Rows)
        {
            if (row.Year >= options.Cutoff && row.Year <= options.Until)
            {
                var query = (row.Year, row.Enterprise, row.Country, row.Sector);
                all.Add(query);
                if (log.ClusterStart[row.Cluster] >= options.Cutoff)
                {
                    begun.Add(query);
                }
            }
        }

        return new ExcludedQueries(all.Count - begun.Count, begun.Count - answered, answered - asked);
    }
}
