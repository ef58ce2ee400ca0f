namespace Matching.Learning;

/// <summary>How LambdaMART trees that rank by themselves are grown.</summary>
/// <param name="Trainer">Which trainer.</param>
/// <param name="Trees">The trees.</param>
/// <param name="ReadsLogit">Whether the first stage's score is one of the columns.</param>
internal sealed record TreeBaselineOptions(TreeTrainer Trainer, TreeOptions Trees, bool ReadsLogit)
{
    /// <summary>LightGBM: the best of the trials in docs/experiments.md, "Baselines".</summary>
    public static TreeBaselineOptions LightGbm { get; } = new(
        TreeTrainer.LightGbm, new TreeOptions(Trees: 50, Leaves: 4, MinimumRowsPerLeaf: 60, LearningRate: 0.1, FeatureShare: 1), ReadsLogit: true);

    /// <summary>FastTree: the best of as many trials.</summary>
    public static TreeBaselineOptions FastTree { get; } = new(
        TreeTrainer.FastTree, new TreeOptions(Trees: 100, Leaves: 12, MinimumRowsPerLeaf: 60, LearningRate: 0.03, FeatureShare: 0.5), ReadsLogit: true);
}
