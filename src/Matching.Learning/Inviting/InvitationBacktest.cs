using Matching.Domain;

namespace Matching.Learning;

/// <summary>Judges <see cref="EnterpriseRanker"/> on years its model has not seen.</summary>
public static class InvitationBacktest
{
    /// <summary>
    /// Asks, for every (institution, sector, year) of a window, which enterprises to invite, and looks where those stand that really came.
    /// Candidates are all enterprises; history is frozen at the cut-off; a project cluster that began before it is left out; ties count by
    /// their expected value.
    /// </summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement, numbered by <paramref name="catalogue"/>.</param>
    /// <param name="options">The window; its history is frozen whatever it says.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    /// <returns>One result a ranker: popularity, popularity in the sector, activity alone, share alone, and their product.</returns>
    /// <exception cref="NotEnoughHistoryException">Too little before the cut-off to learn from.</exception>
    public static IReadOnlyList<(string Name, Interval Ndcg, Interval ReciprocalRank, int Queries)> Run(
        Catalogue catalogue, EngagementLog log, BacktestOptions options, CancellationToken cancellationToken = default)
    {
        var model = ModelTrainer.Train(catalogue, log, options.Training with { AsOfYear = options.Cutoff }, cancellationToken).Load("backtest");
        var history = EngagementHistory.Before(catalogue, log, options.Cutoff);
        var ranker = new Ranker(catalogue, history, model);
        var queries = Queries(log, options);
        var results = new List<(string, Interval, Interval, int)>();
        var shares = new Dictionary<(int Country, int Sector), (int[] Candidates, double[][] Shares)>();
        var activities = new Dictionary<int, double[]>();
        var institutions = queries.Select(query => query.Institution).ToArray();
        foreach (var (name, score) in Rankers())
        {
            var metrics = queries.Select(query =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                var scores = new float[catalogue.Enterprises.Count];
                for (var enterprise = 0; enterprise < scores.Length; enterprise++)
                {
                    scores[enterprise] = (float)Math.Log(1e-30 + score(query.Institution, query.Sector, enterprise));
                }

                return RankingMetrics.Compute(scores, [.. Enumerable.Range(0, scores.Length).Select(enterprise => query.Came.Contains(enterprise) ? 1 : 0)]);
            }).ToList();
            results.Add((
                name,
                ClusteredBootstrap.MeanOf([.. metrics.Select(metric => metric.Ndcg)], institutions, resamples: options.Resamples),
                ClusteredBootstrap.MeanOf([.. metrics.Select(metric => metric.ReciprocalRank)], institutions, resamples: options.Resamples),
                queries.Count));
        }

        return results;

        IEnumerable<(string Name, Func<int, int, int, double> Score)> Rankers() =>
        [
            ("popularity", (_, _, enterprise) => history.OfEnterprise(enterprise).Length),
            ("popularity in the sector", (_, sector, enterprise) => InSector(history, sector, enterprise)),
            ("activity", (_, sector, enterprise) => Activity(sector)[enterprise]),
            ("share", Share),
            ("activity x share", (institution, sector, enterprise) => Activity(sector)[enterprise] * Share(institution, sector, enterprise)),
        ];

        double[] Activity(int sector) => activities.TryGetValue(sector, out var known) ? known : activities[sector] = EnterpriseActivity.Of(catalogue, history, sector);

        double Share(int institution, int sector, int enterprise)
        {
            var country = catalogue.CountryOf(institution);
            if (!shares.TryGetValue((country, sector), out var known))
            {
                var candidates = catalogue.InCountry(country).ToArray();
                known = shares[(country, sector)] = (candidates, [.. Enumerable.Range(0, catalogue.Enterprises.Count)
                    .Select(asking => ScoreShares.Of(ranker.Score(asking, sector, candidates, cancellationToken)))]);
            }

            return known.Shares[enterprise][Array.BinarySearch(known.Candidates, institution)];
        }
    }

    private static double InSector(EngagementHistory history, int sector, int enterprise)
    {
        double count = 0;
        foreach (var past in history.OfEnterprise(enterprise))
        {
            count += past.Sector == sector ? 100 : 1;
        }

        return count;
    }

    private static List<(int Institution, int Sector, HashSet<int> Came)> Queries(EngagementLog log, BacktestOptions options)
    {
        var rows = new List<LoggedEngagement>();
        foreach (var row in log.Rows)
        {
            if (row.Year >= options.Cutoff && row.Year <= options.Until && log.ClusterStart[row.Cluster] >= options.Cutoff)
            {
                rows.Add(row);
            }
        }

        return [.. rows
            .GroupBy(row => (row.Year, row.Institution, row.Sector))
            .OrderBy(group => group.Key)
            .Select(group => (group.Key.Institution, group.Key.Sector, group.Select(row => row.Enterprise).ToHashSet()))];
    }
}
