namespace Matching.Learning;

/// <summary>Replays history: for each past query, what was known before it and who was chosen.</summary>
/// <remarks>
/// The logit score of a tree's row comes from a logit fitted on earlier queries only. One that had seen the years after the row's history
/// would look stronger in training than any that will ever serve, and the trees would learn to distrust the counts.
/// </remarks>
internal sealed class TrainingSetBuilder
{
    private const int LeastLogitCandidates = 20;

    private readonly Catalogue _catalogue;
    private readonly EngagementLog _log;
    private readonly TrainingOptions _options;
    private readonly int _asOfYear;
    private readonly PastQuery[] _queries;
    private readonly int _logitCandidates;
    private readonly Dictionary<int, EngagementHistory> _histories = [];
    private readonly SortedDictionary<int, LogitModel> _logits = [];
    private readonly Dictionary<PastQuery, LogitExample> _examples = [];

    /// <summary>Prepares a replay.</summary>
    /// <param name="catalogue">Who exists, the invented alternatives included.</param>
    /// <param name="log">Every engagement.</param>
    /// <param name="options">How to train.</param>
    /// <param name="asOfYear">Engagements of this year and later are not looked at.</param>
    public TrainingSetBuilder(Catalogue catalogue, EngagementLog log, TrainingOptions options, int asOfYear)
    {
        (_catalogue, _log, _options, _asOfYear) = (catalogue, log, options, asOfYear);
        _queries = [.. JudgedQueries.Before(catalogue, log, asOfYear).Where(IsSampled).TakeLast(options.MaximumQueries)];
        _logitCandidates = LogitCandidates(catalogue, options);
    }

    /// <summary>Past queries learnt from: the newest, when there are more than <see cref="TrainingOptions.MaximumQueries"/>.</summary>
    public int QueryCount => _queries.Length;

    /// <summary>The logit that serves: fitted on every query.</summary>
    public LogitModel FitLogit(CancellationToken cancellationToken) => LogitBefore(_asOfYear, cancellationToken);

    /// <summary>Builds the rows the trees are grown on.</summary>
    public TrainingSet Build(CancellationToken cancellationToken)
    {
        var features = new List<float>();
        var relevance = new List<float>();
        var sizes = new List<int>();

        // Trees weigh all queries the same, so those without an agreement, which are worth little, are left to the logit.
        foreach (var query in _queries.Where(query => query.IsAgreed))
        {
            var candidates = Candidates(query, _options.MaximumCandidates);
            foreach (var cut in _options.HistoryLags.Select(lag => query.Year - lag).Where(cut => IsUsable(query, cut)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var matrix = FeatureExtractor.Extract(
                    _catalogue, HistoryBefore(cut), LogitBefore(cut, cancellationToken), query.Enterprise, query.Sector, candidates);
                features.AddRange(matrix.Values);
                relevance.AddRange(candidates.Select(query.RelevanceOf));
                sizes.Add(candidates.Length);
            }
        }

        var labels = new RelevanceLabels(relevance);
        return new TrainingSet([.. features], [.. relevance.Select(labels.Of)], [.. sizes]) { Gains = labels.Gains };
    }

    /// <summary>
    /// A query of a project that had begun before the history's end would find itself in it, which the evaluation's queries cannot; and a
    /// logit of a handful of queries says nothing.
    /// </summary>
    private bool IsUsable(PastQuery query, int cut) =>
        query.ClusterStart >= cut && _queries.Count(other => other.Year < cut) >= _options.MinimumLogitQueries;

    private bool IsSampled(PastQuery query)
    {
        var key = NameWords.Mix(NameWords.Mix((ulong)query.Enterprise, (ulong)query.Country), NameWords.Mix((ulong)query.Sector, (ulong)query.Year));
        return (NameWords.Mix(key, (ulong)_options.Seed) >> 11) * (1.0 / (1UL << 53)) < _options.QueryShare;
    }

    /// <summary>All candidates, or the chosen and a seeded part of the others where a country has more than a group should hold.</summary>
    private int[] Candidates(PastQuery query, int most)
    {
        var all = _catalogue.InCountry(query.Country).ToArray();
        return all.Length <= most
            ? all
            : [.. all
                .OrderBy(candidate => query.Chose(candidate) ? 0 : NameWords.Mix((ulong)candidate, (ulong)_options.Seed) | 1)
                .Take(most)
                .Order()];
    }

    /// <summary>Every institution of the other countries of a query's subregion.</summary>
    private int[] Abroad(PastQuery query) =>
    [
        .. Enumerable.Range(0, _catalogue.CountryCount)
            .Where(country => country != query.Country && _catalogue.SubregionOfCountry[country] == _catalogue.SubregionOfCountry[query.Country])
            .SelectMany(country => _catalogue.InCountry(country).ToArray()),
    ];

    /// <summary>
    /// Candidates of a query the logit learns from, at home and abroad: as many as keep all its queries together within the bound. A uniform
    /// sample of those not chosen leaves a conditional logit consistent (McFadden 1978, "Modelling the choice of residential location").
    /// </summary>
    private int LogitCandidates(Catalogue catalogue, TrainingOptions options)
    {
        var most = options.MaximumCandidates;
        var wide = options.SubregionWeight > 0 ? options.AlternativesAbroad : 0;
        while (most > LeastLogitCandidates
            && _queries.Sum(query => Math.Min(most, catalogue.InCountry(query.Country).Length) + Math.Min(most, wide)) > options.MaximumLogitRows)
        {
            most = Math.Max(LeastLogitCandidates, most * 4 / 5);
        }

        return most;
    }

    private EngagementHistory HistoryBefore(int year) =>
        _histories.TryGetValue(year, out var history) ? history : _histories[year] = EngagementHistory.Before(_catalogue, _log, year);

    /// <summary>Fitted from the newest earlier one on: the same optimum in fewer steps.</summary>
    private LogitModel LogitBefore(int year, CancellationToken cancellationToken)
    {
        if (!_logits.TryGetValue(year, out var logit))
        {
            var earlier = _logits.LastOrDefault(fitted => fitted.Key < year).Value;
            logit = _logits[year] = LogitTrainer.Fit(ExamplesBefore(year), _options.Logit, _options.Without, earlier, cancellationToken);
        }

        return logit;
    }

    private List<LogitExample> ExamplesBefore(int year)
    {
        var examples = new List<LogitExample>();
        foreach (var query in _queries.Where(query => query.Year < year && query.ClusterStart >= query.Year))
        {
            if (!_examples.TryGetValue(query, out var example))
            {
                example = _examples[query] = Example(query);
            }

            examples.Add(example);
        }

        return examples;
    }

    /// <summary>A query with the history cut off one lag after the other before it, asked of its country and of its subregion.</summary>
    private LogitExample Example(PastQuery query)
    {
        var home = Candidates(query, _logitCandidates);
        var abroad = _options.SubregionWeight > 0 ? Abroad(query) : [];
        int[] sample = [.. abroad
            .OrderBy(candidate => NameWords.Mix(NameWords.Mix((ulong)candidate, (ulong)_options.Seed), NameWords.Mix((ulong)query.Enterprise, (ulong)query.Year)))
            .Take(Math.Min(_logitCandidates, _options.AlternativesAbroad))
            .OrderBy(_catalogue.CountryOf).ThenBy(candidate => candidate)];
        var histories = _options.HistoryLags.Select(lag => HistoryBefore(query.Year - lag)).ToArray();
        return new LogitExample(_catalogue, histories, query, [.. home, .. sample], _options.Without)
        {
            Home = home.Length,
            WideWeight = sample.Length == 0 ? 0 : _options.SubregionWeight,
            AbroadOffset = sample.Length == 0 ? 0 : Math.Log((double)abroad.Length / sample.Length * home.Length / _catalogue.InCountry(query.Country).Length),
        };
    }
}
