namespace Matching.Learning;

/// <summary>What a model loses when one column's values are shuffled among the candidates of each query.</summary>
/// <remarks>
/// Breiman 2001, "Random forests", as generalised by Fisher, Rudin and Dominici 2019. Unlike ablation it asks the model as it is: columns
/// that say the same share the loss between them.
/// </remarks>
internal sealed class PermutationImportance(Catalogue catalogue, RankingModel model, BacktestOptions options)
{
    /// <summary>What the kind and the name of the institution give, whatever the columns say.</summary>
    public const string Content = "kind and name (content crosses)";

    private const int Shuffles = 5;

    /// <summary>Measures every column but the first stage's own, and the content crosses; the largest loss first.</summary>
    public IReadOnlyList<FeatureEffect> Measure(BacktestWindow window, CancellationToken cancellationToken)
    {
        var losses = Enumerable.Range(0, FeatureMatrix.Width).Select(_ => new List<double>()).ToArray();
        foreach (var query in window.Queries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Measure(window, query, losses);
        }

        var enterprises = window.Queries.Select(query => query.Enterprise).ToArray();
        return [.. losses
            .Select((loss, column) => new FeatureEffect(
                column == FeatureSet.LogitColumn ? Content : FeatureSet.Columns[column].Name,
                ClusteredBootstrap.MeanOf([.. loss], enterprises, resamples: options.Resamples)))
            .OrderByDescending(effect => effect.Difference.Mean)];
    }

    private void Measure(BacktestWindow window, PastQuery query, List<double>[] losses)
    {
        var candidates = window.Candidates(query);
        var context = new QueryContext(catalogue, window.HistoryOf(query), query.Enterprise, query.Sector);
        var counts = FeatureExtractor.Count(catalogue, window.HistoryOf(query), context, candidates);
        model.Logit.Without.Clear(counts);
        var grades = Array.ConvertAll(candidates, candidate => query.Chose(candidate) ? 1 : 0);
        var whole = Ndcg(counts with { Values = [.. counts.Values] }, context, grades);
        var random = new Random(options.Training.Seed);
        var order = Enumerable.Range(0, candidates.Length).ToArray();
        for (var column = 0; column < losses.Length; column++)
        {
            double lost = 0;
            for (var shuffle = 0; shuffle < Shuffles; shuffle++)
            {
                random.Shuffle(order);
                lost += whole - Ndcg(Shuffled(counts, column, order), context, grades);
            }

            losses[column].Add(lost / Shuffles);
        }
    }

    /// <summary>A column's values in another order; for the first stage's column, which is computed, the institutions whose kinds and names it reads.</summary>
    private static FeatureMatrix Shuffled(FeatureMatrix counts, int column, int[] order)
    {
        var values = counts.Values.AsSpan().ToArray();
        if (column == FeatureSet.LogitColumn)
        {
            return new FeatureMatrix(Array.ConvertAll(order, row => counts.Candidates[row]), values);
        }

        for (var row = 0; row < order.Length; row++)
        {
            values[(row * FeatureMatrix.Width) + column] = counts.Row(order[row])[column];
        }

        return new FeatureMatrix(counts.Candidates, values);
    }

    private double Ndcg(FeatureMatrix matrix, QueryContext context, int[] grades)
    {
        model.Logit.Fill(matrix, catalogue, context);
        return RankingMetrics.Compute(model.Score(matrix), grades).Ndcg;
    }
}
