namespace Matching.Learning;

/// <summary>How the trees are grown.</summary>
/// <param name="Trees">Number of trees.</param>
/// <param name="Leaves">Leaves a tree, 2 to 32 (the fast scorer's bound).</param>
/// <param name="MinimumRowsPerLeaf">Rows a leaf must cover.</param>
/// <param name="LearningRate">Shrinkage of each tree.</param>
/// <param name="FeatureShare">Share of the columns a tree may use.</param>
/// <param name="Penalty">L2 penalty on leaf values.</param>
public sealed record TreeOptions(
    int Trees = 150, int Leaves = 12, int MinimumRowsPerLeaf = 30, double LearningRate = 0.05, double FeatureShare = 0.5, double Penalty = 10);
