using Matching.Learning;
using Microsoft.ML;

namespace Matching.Bench.Sample;

/// <summary>The trees of one model file, as ML.NET runs them and as the product does.</summary>
/// <param name="Context">ML.NET's context.</param>
/// <param name="Transformer">The model as ML.NET loads it.</param>
/// <param name="Scorer">The product's scorer over the same trees.</param>
internal sealed record TrainedTrees(MLContext Context, ITransformer Transformer, TreeScorer Scorer)
{
    /// <summary>Reads the active model of a registry.</summary>
    public static TrainedTrees Read(ModelRegistry registry)
    {
        var context = new MLContext(seed: 1);
        var model = context.Model.Load(Path.Combine(registry.Directory, registry.CurrentVersion()!, ModelFiles.Trees), out _);
        return new TrainedTrees(context, model, TreeScorer.From(model));
    }
}
