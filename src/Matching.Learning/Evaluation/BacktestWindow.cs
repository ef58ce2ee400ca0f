using Matching.Domain;

namespace Matching.Learning;

/// <summary>The queries of a backtest, their candidates and what is known when each is asked.</summary>
/// <remarks>
/// A project cluster belongs to the side of the cut-off on which it begins: of a cluster that begins before it, what was done later is
/// dropped from both sides, so that no cluster straddles the split.
/// </remarks>
internal sealed class BacktestWindow
{
    private readonly Catalogue _catalogue;
    private readonly EngagementLog _log;
    private readonly BacktestOptions _options;
    private readonly Dictionary<int, EngagementHistory> _histories = [];
    private readonly EngagementHistory _atCutoff;

    /// <summary>Prepares a window.</summary>
    /// <param name="catalogue">Who exists.</param>
    /// <param name="log">Every engagement, numbered by that catalogue.</param>
    /// <param name="options">Which queries are asked.</param>
    /// <param name="plain">
    /// The catalogue before candidates were added for the test, or null when none were: queries are counted by it, so that the plain
    /// and the hard test ask the same ones.
    /// </param>
    public BacktestWindow(Catalogue catalogue, EngagementLog log, BacktestOptions options, Catalogue? plain = null)
    {
        (_catalogue, _log, _options) = (catalogue, log, options);
        _atCutoff = EngagementHistory.Before(catalogue, log, options.Cutoff);
        var asked = PastQueries.Read(catalogue, log, options.Cutoff, options.Until, row => log.ClusterStart[row.Cluster] >= options.Cutoff);
        Queries = [.. asked.Where(query => (plain ?? catalogue).InCountry(query.Country).Length >= BacktestOptions.MinimumCandidates)];
        Excluded = ExcludedQueries.Count(log, options, asked.Count, Queries.Count);
    }

    /// <summary>Queries that are counted.</summary>
    public IReadOnlyList<PastQuery> Queries { get; }

    /// <summary>Queries left out, by reason.</summary>
    public ExcludedQueries Excluded { get; }

    /// <summary>Every institution that could have been chosen.</summary>
    public int[] Candidates(PastQuery query)
    {
        if (!_options.RegionLevel)
        {
            return _catalogue.InCountry(query.Country).ToArray();
        }

        var candidates = new List<int>();
        for (var country = 0; country < _catalogue.CountryCount; country++)
        {
            if (_catalogue.SubregionOfCountry[country] == _catalogue.SubregionOfCountry[query.Country])
            {
                candidates.AddRange(_catalogue.InCountry(country));
            }
        }

        return [.. candidates];
    }

    /// <summary>What is known when the query is asked.</summary>
    public EngagementHistory HistoryOf(PastQuery query)
    {
        var year = _options.Frozen ? _options.Cutoff : query.Year;
        if (year == _options.Cutoff)
        {
            return _atCutoff;
        }

        // Rolling history still leaves out what straddling clusters did after the cut-off.
        return _histories.TryGetValue(year, out var history)
            ? history
            : _histories[year] = EngagementHistory.Before(
                _catalogue, _log, year, row => row.Year < _options.Cutoff || _log.ClusterStart[row.Cluster] >= _options.Cutoff);
    }

    /// <summary>Asks every query of every ranker.</summary>
    /// <param name="rankers">Each with its name.</param>
    /// <param name="seen">Called with every query's candidates and the last ranker's scores and outcome, or null.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    public IReadOnlyList<RankerResult> Ask(
        IReadOnlyList<(string Name, CandidateScorer Score)> rankers,
        Action<PastQuery, int[], float[], QueryOutcome>? seen = null,
        CancellationToken cancellationToken = default)
    {
        var outcomes = rankers.Select(_ => new List<QueryOutcome>(Queries.Count)).ToArray();
        var exposures = rankers.Select(_ => new ExposureMeter()).ToArray();
        foreach (var query in Queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var candidates = Candidates(query);
            for (var i = 0; i < rankers.Count; i++)
            {
                var scores = rankers[i].Score(_catalogue, HistoryOf(query), query, candidates);
                exposures[i].Add(candidates, scores);
                var outcome = Judge(query, candidates, scores);
                outcomes[i].Add(outcome);
                if (i == rankers.Count - 1)
                {
                    seen?.Invoke(query, candidates, scores, outcome);
                }
            }
        }

        return [.. rankers.Select((ranker, i) => new RankerResult(ranker.Name, outcomes[i], _options.Resamples) { Exposure = exposures[i].Read() })];
    }

    private QueryOutcome Judge(PastQuery query, int[] candidates, float[] scores)
    {
        var grades = Array.ConvertAll(candidates, candidate => query.Chose(candidate) ? 1 : 0);
        var kinds = query.Chosen.Select(institution => _catalogue.Profiles[institution].Kind).ToHashSet();
        var same = Enumerable.Range(0, candidates.Length).Where(i => kinds.Contains(_catalogue.Profiles[candidates[i]].Kind)).ToArray();
        return new QueryOutcome(
            query.Enterprise,
            query.Chosen.Any(institution => _atCutoff.OfInstitution(institution).Length > 0),
            candidates.Length,
            RankingMetrics.Compute(scores, grades),
            RankingMetrics.Compute([.. same.Select(i => scores[i])], [.. same.Select(i => grades[i])]).Ndcg)
        {
            IsNewEnterprise = _atCutoff.OfEnterprise(query.Enterprise).Length == 0,
            Sector = _catalogue.Sectors.All[query.Sector].Name,
            Subregion = _catalogue.Regions.SubregionOf(new CountryCode(_catalogue.Regions.Countries[query.Country].Id.Value)).Name,
        };
    }
}
