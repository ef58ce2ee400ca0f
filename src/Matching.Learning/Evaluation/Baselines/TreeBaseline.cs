using Microsoft.ML;

namespace Matching.Learning;

/// <summary>LambdaMART trees that rank by themselves, grown on the rows that the learned model's trees are grown on.</summary>
internal sealed class TreeBaseline
{
    private readonly TreeScorer _scorer;

    private TreeBaseline(TreeScorer scorer) => _scorer = scorer;

    /// <summary>Grows the trees.</summary>
    /// <exception cref="NotEnoughHistoryException">Too few usable groups.</exception>
    public static TreeBaseline Fit(TrainingSet rows, TreeBaselineOptions options, int seed)
    {
        var seen = options.ReadsLogit ? rows : rows with { Features = WithoutLogit(rows.Features) };
        var bytes = TreeGrower.Grow(seen, new TrainingOptions { Trainer = options.Trainer, Trees = options.Trees, Seed = seed });
        using var stream = new MemoryStream(bytes, writable: false);
        return new TreeBaseline(TreeScorer.From(new MLContext().Model.Load(stream, out _)));
    }

    /// <summary>Scores every row. Trees that never saw the logit column never split on it, so it need not be hidden here.</summary>
    public float[] Score(FeatureMatrix matrix) => _scorer.Score(matrix);

    private static float[] WithoutLogit(float[] features)
    {
        var hidden = features.AsSpan().ToArray();
        for (var at = FeatureSet.LogitColumn; at < hidden.Length; at += FeatureMatrix.Width)
        {
            hidden[at] = 0;
        }

        return hidden;
    }
}
