namespace Matching.Learning;

/// <summary>The feature matrix of the query being asked, made once for all baselines that read it. One thread at a time.</summary>
/// <param name="logit">The first stage, which fills the first column.</param>
/// <param name="keep">Whether to keep every query's matrix for a next round, not the last one's alone.</param>
internal sealed class QueryMatrix(LogitModel logit, bool keep = false)
{
    private readonly Dictionary<PastQuery, FeatureMatrix> _matrices = new(ReferenceEqualityComparer.Instance);

    /// <summary>The matrix of a query of one window.</summary>
    public FeatureMatrix Of(Catalogue catalogue, EngagementHistory history, PastQuery query, int[] candidates)
    {
        if (!_matrices.TryGetValue(query, out var matrix))
        {
            if (!keep)
            {
                _matrices.Clear();
            }

            matrix = _matrices[query] = FeatureExtractor.Extract(catalogue, history, logit, query.Enterprise, query.Sector, candidates);
        }

        return matrix;
    }
}
