using Matching.Learning;
using Microsoft.ML;

namespace Matching.Bench.Sample;

/// <summary>The trees of one model file, as ML.NET runs them and as the product does.</summary>
/// <param name="Context">ML.NET's context.</param>
/// <param name="Transformer">The model as ML.NET loads it.</param>
/// <param name="Scorer">The product's scorer over the same trees.</param>
internal sealed record TrainedTrees(MLContext Context, ITransformer Transformer, TreeScorer Scorer)
{
    /// <summary>Trees of the large model; their leaves.</summary>
    public const int LargeTrees = 200, LargeLeaves = 31;

    /// <summary>Reads the active model of a registry.</summary>
    public static TrainedTrees Read(ModelRegistry registry) =>
        Read(File.ReadAllBytes(Path.Combine(registry.Directory, registry.CurrentVersion()!, ModelFiles.Trees)));

    /// <summary>
    /// Grows far larger trees than the product's own on real features and invented grades: what a scorer is worth where trees are most of
    /// the work.
    /// </summary>
    public static TrainedTrees GrowLarge(IReadOnlyList<FeatureMatrix> batches) => Read(TreeGrower.Grow(
        Grade(batches),
        new TrainingOptions { Trees = new TreeOptions(LargeTrees, LargeLeaves, MinimumRowsPerLeaf: 5, FeatureShare: 0.8, Penalty: 0.01) }));

    /// <summary>Rows with invented grades to learn from, a batch a group.</summary>
    public static TrainingSet Grade(IReadOnlyList<FeatureMatrix> batches)
    {
        var random = new Random(17);
        float[] features = [.. batches.SelectMany(matrix => matrix.Values)];
        var grades = new List<int>();
        for (var row = 0; row < features.Length; row += FeatureMatrix.Width)
        {
            // Something to find in every column, and noise, so that trees stay as large as they may be.
            var signal = features[row] + MathF.Sin(features[row + 1] + (3 * features[row + 12])) + (features[row + 14] * features[row + 15]) + (2 * random.NextSingle());
            grades.Add(Math.Clamp((int)(signal * 2), 0, 4));
        }

        return new TrainingSet(features, [.. grades], [.. batches.Select(matrix => matrix.Height)]);
    }

    private static TrainedTrees Read(byte[] file)
    {
        var context = new MLContext(seed: 1);
        using var stream = new MemoryStream(file, writable: false);
        var model = context.Model.Load(stream, out _);
        return new TrainedTrees(context, model, TreeScorer.From(model));
    }
}
