using Microsoft.ML;

namespace Matching.Learning;

/// <summary>A trained model, ready to score: the content stage and the trees over it. Immutable and thread-safe.</summary>
public sealed class RankingModel
{
    private readonly TreeScorer _trees;

    private RankingModel(string version, ContentModel content, TreeScorer trees)
    {
        Version = version;
        Content = content;
        _trees = trees;
    }

    /// <summary>The version's name, as in the registry.</summary>
    public string Version { get; }

    internal ContentModel Content { get; }

    /// <summary>Reads a model from the bytes of its two files.</summary>
    /// <param name="version">Its name.</param>
    /// <param name="trees">The ML.NET model file.</param>
    /// <param name="content">The content model file.</param>
    /// <exception cref="ModelDamagedException">The bytes are not such a model.</exception>
    internal static RankingModel Read(string version, byte[] trees, byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(trees, writable: false);
            return new RankingModel(version, ContentModelFile.Read(content), TreeScorer.From(new MLContext().Model.Load(stream, out _)));
        }
        catch (Exception exception) when (exception is not ModelDamagedException and not OutOfMemoryException)
        {
            // ML.NET throws whatever the damaged byte leads to; every one of them means the same.
            throw new ModelDamagedException("cannot be read", exception);
        }
    }

    /// <summary>Scores every row of a matrix; higher is better.</summary>
    internal float[] Score(FeatureMatrix matrix) => _trees.Score(matrix);
}
