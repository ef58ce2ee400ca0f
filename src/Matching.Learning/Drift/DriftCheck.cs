using Matching.Domain;

namespace Matching.Learning;

/// <summary>Compares the queries since a model's as-of year with those it learnt from.</summary>
public static class DriftCheck
{
    /// <summary>An outcome rate outside this range of training's (and outside chance) has moved.</summary>
    public const double RateTolerance = 0.25;

    /// <summary>Runs the check.</summary>
    /// <param name="catalogue">Who exists now.</param>
    /// <param name="log">Every engagement known now.</param>
    /// <param name="registry">Holds the version.</param>
    /// <param name="version">The model.</param>
    /// <param name="recorded">Queries that events were recorded for since its as-of year.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    /// <exception cref="UnknownResourceException">No such version.</exception>
    /// <exception cref="ModelDamagedException">The version is damaged, or was written without a profile.</exception>
    public static DriftReport Run(
        Catalogue catalogue,
        EngagementLog log,
        ModelRegistry registry,
        string version,
        IReadOnlyCollection<RecordedQuery> recorded,
        CancellationToken cancellationToken = default)
    {
        var (manifest, model) = (registry.Get(version), registry.Load(version));
        var profile = FeatureProfile.Read(version, registry.ReadFile(version, ModelFiles.Profile));

        // A project that began before the as-of year was no new query.
        var past = PastQueries.Read(catalogue, log, manifest.AsOfYear, int.MaxValue, row => log.ClusterStart[row.Cluster] >= manifest.AsOfYear);
        var events = recorded.Select(query => Number(catalogue, query, log.LastYear + 1)).Where(query => query.Candidates.Length > 0).ToList();
        var report = new DriftReport(version, manifest.AsOfYear, past.Count, events.Count, [], []);
        if (!report.IsEnough)
        {
            return report;
        }

        var sample = FeatureSample.Of(catalogue, log, past.Select(query => FeatureProfile.Ask(catalogue, query)).Concat(events), cancellationToken);
        var rates = new List<RateDrift>();
        if (sample.Outcomes >= DriftReport.MinimumQueries)
        {
            rates.Add(OutcomeRate(profile.OutcomeRate, sample.OutcomeRate));
        }

        if (past.Count >= DriftReport.MinimumQueries && manifest.Metrics is { } metrics)
        {
            rates.Add(HitRate(metrics.Hit, Hits(catalogue, log, model, past, cancellationToken)));
        }

        return report with { Columns = Compare(profile, sample), Rates = rates };
    }

    private static List<ColumnDrift> Compare(FeatureProfile profile, FeatureSample sample)
    {
        var weights = sample.Weights;
        var drifts = new List<ColumnDrift>();
        for (var column = 0; column < FeatureMatrix.Width; column++)
        {
            if (profile.Columns.FirstOrDefault(known => known.Name == FeatureSet.Columns[column].Name) is { } then)
            {
                var index = StabilityIndex.Of(then.Shares, then.SharesOf(sample.Column(column), weights));
                drifts.Add(new ColumnDrift(then.Name, index, StabilityIndex.Noise(then.Shares.Count, profile.Queries, sample.Queries)));
            }
        }

        return [.. drifts.OrderByDescending(drift => drift.Index).ThenBy(drift => drift.Name, StringComparer.Ordinal)];
    }

    private static RateDrift OutcomeRate(Interval then, Interval recent)
    {
        var isBeyondChance = then.Mean < recent.Low || then.Mean > recent.High;
        var isFar = Math.Abs(recent.Mean - then.Mean) > RateTolerance * then.Mean;
        return new RateDrift("outcome rate: engaged institutions per candidate", then, recent, !isBeyondChance ? DriftLevel.None : isFar ? DriftLevel.Major : DriftLevel.Moderate);
    }

    private static RateDrift HitRate(Interval then, Interval recent) => new(
        "hit rate: a partner among the first ten",
        then,
        recent,
        recent.High < then.Low ? DriftLevel.Major : recent.Mean < then.Low ? DriftLevel.Moderate : DriftLevel.None);

    /// <summary>How often the model, knowing what was known then, had a partner among its first ten.</summary>
    private static Interval Hits(Catalogue catalogue, EngagementLog log, RankingModel model, List<PastQuery> past, CancellationToken cancellationToken)
    {
        var hits = new List<double>();
        foreach (var year in past.GroupBy(query => query.Year))
        {
            var ranker = new Ranker(catalogue, EngagementHistory.Before(catalogue, log, year.Key), model);
            foreach (var query in year)
            {
                var candidates = catalogue.InCountry(query.Country).ToArray();
                var scores = ranker.Score(query.Enterprise, query.Sector, candidates, cancellationToken);
                hits.Add(RankingMetrics.Compute(scores, Array.ConvertAll(candidates, candidate => query.Chose(candidate) ? 1 : 0)).Hit);
            }
        }

        return ClusteredBootstrap.MeanOf([.. hits], [.. past.GroupBy(query => query.Year).SelectMany(year => year).Select(query => query.Enterprise)]);
    }

    /// <summary>A recorded query as numbers; without candidates when it names what no longer exists.</summary>
    private static AskedQuery Number(Catalogue catalogue, RecordedQuery query, int asOfYear)
    {
        var enterprise = catalogue.IndexOf(query.Enterprise);
        var sector = query.Sector is { } named ? catalogue.IndexOf(named) : -1;
        var countries = enterprise < 0 || (query.Sector is not null && sector < 0) ? [] : catalogue.Regions.Get(query.Region)?.Countries ?? [];
        var candidates = countries.SelectMany(country => catalogue.InCountry(catalogue.IndexOf(country)).ToArray()).ToArray();
        var chosen = query.Chosen.Select(catalogue.IndexOf).Where(institution => Array.IndexOf(candidates, institution) >= 0).ToArray();
        return new AskedQuery(enterprise, sector, asOfYear, candidates, chosen);
    }
}
