using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Matching.Learning;

/// <summary>Takes the trees out of a loaded ML.NET model.</summary>
internal static class TreeReader
{
    /// <summary>
    /// Where ML.NET 5.0.1 keeps what a split takes a missing value for. It is not public, and a model that was trained on rows with missing
    /// values scores them by it; null in a model that was not. The tests hold both kinds of model equal to <c>Transform</c>.
    /// </summary>
    private static readonly FieldInfo? Inner = typeof(RegressionTreeBase).GetField("_tree", BindingFlags.NonPublic | BindingFlags.Instance);

    private static readonly FieldInfo? MissingValues =
        Inner?.FieldType.GetField("DefaultValueForMissing", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);

    /// <summary>Reads the trees.</summary>
    /// <exception cref="ModelDamagedException">The model is not a tree ranking model over numerical splits.</exception>
    public static DecisionTrees Read(ITransformer model)
    {
        var last = model is IEnumerable<ITransformer> chain ? chain.Last() : model;
        var trees = last switch
        {
            RankingPredictionTransformer<LightGbmRankingModelParameters> light => Read(light.Model.TrainedTreeEnsemble),
            RankingPredictionTransformer<FastTreeRankingModelParameters> fast => Read(fast.Model.TrainedTreeEnsemble),
            _ => throw new ModelDamagedException($"holds a {last.GetType().Name}, not a tree ranking model"),
        };
        return trees.Columns <= FeatureMatrix.Width ? trees : throw new ModelDamagedException("has a tree that asks for a column there is not");
    }

    private static DecisionTrees Read<TTree>(TreeEnsemble<TTree> ensemble)
        where TTree : RegressionTreeBase
    {
        if (ensemble.Trees.Any(tree => tree.CategoricalSplitFlags.Any(flag => flag)))
        {
            throw new ModelDamagedException("has categorical splits, which this program never trains");
        }

        var splits = ensemble.Trees.Sum(tree => tree.NumberOfNodes);
        var root = new int[ensemble.Trees.Count];
        var (feature, threshold, left, right, missingLeft) = (new int[splits], new float[splits], new int[splits], new int[splits], new bool[splits]);
        var leaves = new List<double>();
        var next = 0;
        for (var t = 0; t < root.Length; t++)
        {
            RegressionTreeBase tree = ensemble.Trees[t];
            var missing = Inner is not null && MissingValues is not null ? (float[]?)MissingValues.GetValue(Inner.GetValue(tree)) : null;
            root[t] = tree.NumberOfNodes == 0 ? ~leaves.Count : next;
            for (var node = 0; node < tree.NumberOfNodes; node++)
            {
                feature[next + node] = tree.NumericalSplitFeatureIndexes[node];
                threshold[next + node] = tree.NumericalSplitThresholds[node];
                left[next + node] = Place(tree.LeftChild[node], next, leaves.Count);
                right[next + node] = Place(tree.RightChild[node], next, leaves.Count);
                missingLeft[next + node] = missing is not null && missing[node] <= threshold[next + node];
            }

            next += tree.NumberOfNodes;
            leaves.AddRange(tree.LeafValues.Select(value => value * ensemble.TreeWeights[t]));
        }

        return new DecisionTrees(root, feature, threshold, left, right, [.. leaves], ensemble.Bias, missingLeft);
    }

    private static int Place(int child, int firstNode, int firstLeaf) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
}
