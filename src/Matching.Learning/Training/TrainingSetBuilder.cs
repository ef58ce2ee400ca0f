namespace Matching.Learning;

/// <summary>Replays history: for each past query, what was known before it and who was chosen.</summary>
internal sealed class TrainingSetBuilder(Catalogue catalogue, EngagementLog log, TrainingOptions options, int asOfYear)
{
    private const int MaxNegativesPerGroup = 2000;

    private readonly Dictionary<int, EngagementHistory> _histories = [];

    /// <summary>Builds the rows, with content scores from models that did not see the query (cross-fitting by project cluster).</summary>
    public TrainingSet Build(IReadOnlyList<PastQuery> queries, CancellationToken cancellationToken)
    {
        var features = new List<float>();
        var grades = new List<int>();
        var sizes = new List<int>();
        for (var fold = 0; fold < options.ContentFolds; fold++)
        {
            var content = ContentTrainer.Fit(
                catalogue, [.. queries.Where(query => FoldOf(query) != fold)], options.Content, options.Seed, cancellationToken);
            foreach (var query in queries.Where(query => FoldOf(query) == fold))
            {
                cancellationToken.ThrowIfCancellationRequested();
                AddGroups(query, content, features, grades, sizes);
            }
        }

        return new TrainingSet([.. features], [.. grades], [.. sizes]);
    }

    private int FoldOf(PastQuery query) => query.Cluster % options.ContentFolds;

    private void AddGroups(PastQuery query, ContentModel content, List<float> features, List<int> grades, List<int> sizes)
    {
        var candidates = Candidates(query);
        foreach (var lag in options.HistoryLags)
        {
            // A query of a project that had begun before the history's end would find itself in it; the evaluation's queries cannot.
            if (query.ClusterStart < query.Year - lag)
            {
                continue;
            }

            var matrix = FeatureExtractor.Extract(catalogue, HistoryBefore(query.Year - lag), content, query.Enterprise, query.Sector, candidates);
            features.AddRange(matrix.Values);
            foreach (var candidate in candidates)
            {
                grades.Add(Array.BinarySearch(query.Chosen, candidate) >= 0 ? 1 : 0);
            }

            sizes.Add(candidates.Length);
        }
    }

    /// <summary>All candidates, or a seeded part of the negatives where a country has more than a ranking group may hold.</summary>
    private int[] Candidates(PastQuery query)
    {
        var all = catalogue.InCountry(query.Country).ToArray();
        return all.Length <= MaxNegativesPerGroup
            ? all
            : [.. all
                .OrderBy(candidate => Array.BinarySearch(query.Chosen, candidate) >= 0 ? 0 : NameWords.Mix((ulong)candidate, (ulong)options.Seed) | 1)
                .Take(MaxNegativesPerGroup)
                .Order()];
    }

    private EngagementHistory HistoryBefore(int year)
    {
        var cut = Math.Min(year, asOfYear);
        return _histories.TryGetValue(cut, out var history) ? history : _histories[cut] = EngagementHistory.Before(catalogue, log, cut);
    }
}
