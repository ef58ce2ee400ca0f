namespace Matching.Learning;

/// <summary>The feature rows of queries, each query counting the same however many candidates it has.</summary>
internal sealed class FeatureSample
{
    /// <summary>Candidates looked at for each query, spread evenly over all of them.</summary>
    public const int CandidatesPerQuery = 200;

    private readonly List<float> _values = [];
    private readonly List<double> _weights = [];
    private readonly List<double> _outcomeRates = [];
    private readonly List<int> _enterprises = [];

    /// <summary>Queries added.</summary>
    public int Queries { get; private set; }

    /// <summary>Engaged institutions per candidate, mean over the queries of which some were engaged, with its interval.</summary>
    public Interval OutcomeRate => ClusteredBootstrap.MeanOf([.. _outcomeRates], [.. _enterprises]);

    /// <summary>Queries of which somebody was engaged.</summary>
    public int Outcomes => _outcomeRates.Count;

    /// <summary>One weight a row.</summary>
    public double[] Weights => [.. _weights];

    /// <summary>Reads queries. The first stage's own column stays empty: a model is always surer of the queries it was fitted on.</summary>
    public static FeatureSample Of(Catalogue catalogue, EngagementLog log, IEnumerable<AskedQuery> queries, CancellationToken cancellationToken)
    {
        var sample = new FeatureSample();
        var histories = new Dictionary<int, EngagementHistory>();
        foreach (var query in queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!histories.TryGetValue(query.AsOfYear, out var history))
            {
                history = histories[query.AsOfYear] = EngagementHistory.Before(catalogue, log, query.AsOfYear);
            }

            var rows = Math.Min(query.Candidates.Length, CandidatesPerQuery);
            var candidates = Enumerable.Range(0, rows).Select(i => query.Candidates[(int)((long)i * query.Candidates.Length / rows)]).ToArray();
            sample.Add(query, FeatureExtractor.Extract(catalogue, history, LogitModel.Empty, query.Enterprise, query.Sector, candidates));
        }

        return sample;
    }

    /// <summary>The values of a column, one a row.</summary>
    public float[] Column(int column)
    {
        var values = new float[_weights.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = _values[(row * FeatureMatrix.Width) + column];
        }

        return values;
    }

    private void Add(AskedQuery query, FeatureMatrix matrix)
    {
        if (matrix.Height == 0)
        {
            return;
        }

        Queries++;
        _values.AddRange(matrix.Values);
        _weights.AddRange(Enumerable.Repeat(1.0 / matrix.Height, matrix.Height));
        if (query.Chosen.Length > 0)
        {
            _outcomeRates.Add((double)query.Chosen.Length / query.Candidates.Length);
            _enterprises.Add(query.Enterprise);
        }
    }
}
