namespace Matching.Learning;

/// <summary>Replays history: for each past query, what was known before it and who was chosen.</summary>
/// <remarks>
/// The content score of a training row comes from a content model fitted on earlier queries only. One that had seen the years after the
/// row's history would look stronger in training than any that will ever serve, and the trees would learn to distrust the counts.
/// </remarks>
internal sealed class TrainingSetBuilder(
    Catalogue catalogue, EngagementLog log, IReadOnlyList<PastQuery> queries, TrainingOptions options, int asOfYear)
{
    private const int MaxCandidatesPerGroup = 2000;

    private readonly Dictionary<int, EngagementHistory> _histories = [];
    private readonly Dictionary<int, ContentModel> _contents = [];

    /// <summary>Builds the rows.</summary>
    public TrainingSet Build(CancellationToken cancellationToken)
    {
        var features = new List<float>();
        var grades = new List<int>();
        var sizes = new List<int>();
        foreach (var query in queries)
        {
            var candidates = Candidates(query);
            foreach (var cut in options.HistoryLags.Select(lag => Math.Min(query.Year - lag, asOfYear)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!IsUsable(query, cut))
                {
                    continue;
                }

                var matrix = FeatureExtractor.Extract(
                    catalogue, HistoryBefore(cut), ContentBefore(cut, cancellationToken), query.Enterprise, query.Sector, candidates);
                features.AddRange(matrix.Values);
                grades.AddRange(candidates.Select(candidate => Array.BinarySearch(query.Chosen, candidate) >= 0 ? 1 : 0));
                sizes.Add(candidates.Length);
            }
        }

        return new TrainingSet([.. features], [.. grades], [.. sizes]);
    }

    /// <summary>
    /// A query of a project that had begun before the history's end would find itself in it, which the evaluation's queries cannot; and a
    /// content model of a handful of queries says nothing.
    /// </summary>
    private bool IsUsable(PastQuery query, int cut) =>
        query.ClusterStart >= cut && queries.Count(other => other.Year < cut) >= options.MinimumContentQueries;

    /// <summary>All candidates, or the chosen and a seeded part of the others where a country has more than a group should hold.</summary>
    private int[] Candidates(PastQuery query)
    {
        var all = catalogue.InCountry(query.Country).ToArray();
        return all.Length <= MaxCandidatesPerGroup
            ? all
            : [.. all
                .OrderBy(candidate => Array.BinarySearch(query.Chosen, candidate) >= 0 ? 0 : NameWords.Mix((ulong)candidate, (ulong)options.Seed) | 1)
                .Take(MaxCandidatesPerGroup)
                .Order()];
    }

    private EngagementHistory HistoryBefore(int year) =>
        _histories.TryGetValue(year, out var history) ? history : _histories[year] = EngagementHistory.Before(catalogue, log, year);

    private ContentModel ContentBefore(int year, CancellationToken cancellationToken) =>
        _contents.TryGetValue(year, out var content)
            ? content
            : _contents[year] = ContentTrainer.Fit(
                catalogue, [.. queries.Where(query => query.Year < year)], options.Content, options.Seed, cancellationToken);
}
