namespace Matching.Learning;

/// <summary>EASE over the enterprise × institution history: item-to-item weights in closed form.</summary>
/// <remarks>
/// Steck 2019, "Embarrassingly shallow autoencoders for sparse data". With X the enterprise × institution matrix and
/// A = (λI + XXᵀ)⁻¹, the published P = (XᵀX + λI)⁻¹ gives, by the Woodbury identity, x_u·P_j = A_u·X_j and
/// P_jj = (1 − X_jᵀAX_j)/λ; the score Σ_{i≠j} X_ui·(−P_ij/P_jj) is then X_uj − A_u·X_j/P_jj. Only a matrix of the enterprises has to
/// be inverted, and there are fewer of them.
/// </remarks>
internal sealed class EaseBaseline(EaseOptions options)
{
    /// <summary>Enterprises with most engagements that are looked at: bounds the cubic cost of the inverse.</summary>
    public const int MaximumEnterprises = 1000;

    private readonly Dictionary<EngagementHistory, Dictionary<int, int>> _rowOfEnterprise = [];
    private readonly Dictionary<EngagementHistory, double[][]> _inverses = [];

    /// <summary>Scores the candidates of a query.</summary>
    public float[] Score(Catalogue catalogue, EngagementHistory history, PastQuery query, int[] candidates)
    {
        if (!_inverses.TryGetValue(history, out var inverse))
        {
            inverse = _inverses[history] = Fit(catalogue, history);
        }

        var rows = _rowOfEnterprise[history];
        var asking = rows.GetValueOrDefault(query.Enterprise, -1);
        var scores = new float[candidates.Length];
        for (var i = 0; i < candidates.Length; i++)
        {
            var popularity = options.Popularity * Math.Log(1 + CountingRules.SectorThenAll(history, query, candidates[i]));
            scores[i] = (float)(popularity + (asking < 0 ? 0 : Relatedness(history, rows, inverse, asking, candidates[i])));
        }

        return scores;
    }

    private double Relatedness(EngagementHistory history, Dictionary<int, int> rows, double[][] inverse, int asking, int candidate)
    {
        var column = Column(history, rows, candidate);
        double own = 0, near = 0, quadratic = 0;
        foreach (var (row, value) in column)
        {
            own += row == asking ? value : 0;
            near += inverse[asking][row] * value;
            foreach (var (other, otherValue) in column)
            {
                quadratic += value * inverse[row][other] * otherValue;
            }
        }

        return column.Count == 0 ? 0 : own - (near * options.Penalty / (1 - quadratic)) + (own > 0 ? options.Repeat : 0);
    }

    private double[][] Fit(Catalogue catalogue, EngagementHistory history)
    {
        var rows = Enumerable.Range(0, catalogue.Enterprises.Count)
            .Where(enterprise => history.OfEnterprise(enterprise).Length > 0)
            .OrderByDescending(enterprise => history.OfEnterprise(enterprise).Length).ThenBy(enterprise => enterprise)
            .Take(MaximumEnterprises)
            .Select((enterprise, row) => (enterprise, row))
            .ToDictionary(pair => pair.enterprise, pair => pair.row);
        _rowOfEnterprise[history] = rows;
        var gram = new double[rows.Count][];
        for (var row = 0; row < gram.Length; row++)
        {
            gram[row] = new double[rows.Count];
            gram[row][row] = options.Penalty;
        }

        for (var institution = 0; institution < catalogue.Institutions.Count; institution++)
        {
            var column = Column(history, rows, institution);
            foreach (var (row, value) in column)
            {
                foreach (var (other, otherValue) in column)
                {
                    gram[row][other] += value * otherValue;
                }
            }
        }

        return SymmetricInverse.Of(gram);
    }

    /// <summary>Who engaged an institution, with the decayed count squeezed to less than 1 for each.</summary>
    private List<(int Row, double Value)> Column(EngagementHistory history, Dictionary<int, int> rows, int institution)
    {
        var column = new SortedDictionary<int, double>();
        foreach (var past in history.OfInstitution(institution))
        {
            if (rows.TryGetValue(past.Enterprise, out var row))
            {
                column[row] = column.GetValueOrDefault(row) + Math.Pow(options.Decay, history.AsOfYear - 1 - past.Year);
            }
        }

        return [.. column.Select(pair => (pair.Key, pair.Value / (pair.Value + 0.5)))];
    }
}
