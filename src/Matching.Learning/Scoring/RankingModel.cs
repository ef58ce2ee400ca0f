using Microsoft.ML;

namespace Matching.Learning;

/// <summary>A trained model, ready to score: the logit and the trees that correct it. Immutable and thread-safe.</summary>
public sealed class RankingModel
{
    /// <summary>Weight of the trees beside the logit. More of them gave nothing on any development window (docs/experiments.md).</summary>
    public const float TreeShare = 0.1f;

    private RankingModel(string version, LogitModel logit, TreeScorer trees)
    {
        Version = version;
        Logit = logit;
        Trees = trees;
    }

    /// <summary>The version's name, as in the registry.</summary>
    public string Version { get; }

    internal LogitModel Logit { get; }

    internal TreeScorer Trees { get; }

    /// <summary>Reads a model from the bytes of its two files.</summary>
    /// <param name="version">Its name.</param>
    /// <param name="trees">The ML.NET model file.</param>
    /// <param name="logit">The logit's file.</param>
    /// <param name="without">What it was trained without; null for nothing.</param>
    /// <exception cref="ModelDamagedException">The bytes are not such a model.</exception>
    internal static RankingModel Read(string version, byte[] trees, byte[] logit, FeatureMask? without = null)
    {
        try
        {
            using var stream = new MemoryStream(trees, writable: false);
            return new RankingModel(version, new LogitModel(LogitFile.Read(logit).Weights) { Without = without ?? FeatureMask.None }, TreeScorer.From(new MLContext().Model.Load(stream, out _)));
        }
        catch (Exception exception) when (exception is not ModelDamagedException and not OutOfMemoryException)
        {
            // ML.NET throws whatever the damaged byte leads to; every one of them means the same.
            throw new ModelDamagedException("cannot be read", exception);
        }
    }

    /// <summary>Scores every row of a matrix: the logit's score plus <see cref="TreeShare"/> of the trees'; higher is better.</summary>
    internal float[] Score(FeatureMatrix matrix)
    {
        var scores = new float[matrix.Height];
        Score(matrix.Values, scores);
        return scores;
    }

    /// <summary>The same for rows that stand one after another. Allocates nothing.</summary>
    internal void Score(ReadOnlySpan<float> rows, Span<float> scores)
    {
        Trees.Score(rows, FeatureMatrix.Width, scores);
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = rows[(row * FeatureMatrix.Width) + FeatureSet.LogitColumn] + (TreeShare * scores[row]);
        }
    }
}
