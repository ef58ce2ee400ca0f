namespace Matching.Learning;

/// <summary>
/// What each group of reasons adds to the scores of a query's candidates, compared with the candidates of the same query. One thread at a time.
/// </summary>
/// <remarks>
/// The score is the logit plus a share of the trees. The logit is linear in its crosses, so a group's exact Shapley value is its sum minus the
/// mean of that sum over the candidates (the served logit is centred on the same mean). The trees' part is <see cref="TreeShap"/> against
/// the candidates, or a sample of them; see docs/decisions/reasons-against-candidates.md.
/// </remarks>
internal sealed class Contributions
{
    /// <summary>Most rows the trees are compared with; a query with more candidates is sampled evenly, the same ones each time.</summary>
    public const int MostCompared = 128;

    private readonly FeatureMatrix _matrix;
    private readonly LogitParts _logit;
    private readonly TreeShap _shap;
    private readonly double[] _means = new double[ReasonGroups.Count];
    private readonly int[] _compared;

    public Contributions(Catalogue catalogue, RankingModel model, QueryContext query, FeatureMatrix matrix, CancellationToken cancellationToken)
    {
        _matrix = matrix;
        _logit = new LogitParts(catalogue, model.Logit, query);
        _shap = new TreeShap(model.Trees.Trees, FeatureMatrix.Width);
        for (var row = 0; row < matrix.Height; row++)
        {
            if (row % 1024 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            _logit.Add(matrix.Row(row), matrix.Candidates[row], _means);
        }

        // A region may hold nobody: there is nothing to explain then, and nothing to take the mean of.
        for (var group = 0; group < _means.Length && matrix.Height > 0; group++)
        {
            _means[group] /= matrix.Height;
        }

        var compared = Math.Min(MostCompared, matrix.Height);
        _compared = [.. Enumerable.Range(0, compared).Select(i => (int)((long)i * matrix.Height / compared))];
        Base = RankingModel.TreeShare * _compared.Select(row => (double)model.Trees.Score(matrix.Row(row))).DefaultIfEmpty().Average();
    }

    /// <summary>The score of an average candidate: contributions are counted from here.</summary>
    public double Base { get; }

    /// <summary>What each group adds to one row's score, by the group's number; with <see cref="Base"/> they sum to the score.</summary>
    public double[] Of(int row)
    {
        var byGroup = new double[ReasonGroups.Count];
        _logit.Add(_matrix.Row(row), _matrix.Candidates[row], byGroup);
        for (var group = 0; group < byGroup.Length; group++)
        {
            byGroup[group] -= _means[group];
        }

        var byColumn = new double[FeatureMatrix.Width];
        foreach (var other in _compared)
        {
            _shap.Add(_matrix.Row(row), _matrix.Row(other), RankingModel.TreeShare / (double)_compared.Length, byColumn);
        }

        for (var column = 0; column < byColumn.Length; column++)
        {
            byGroup[(int)ReasonGroups.Default.Columns[column]] += byColumn[column];
        }

        return byGroup;
    }
}
