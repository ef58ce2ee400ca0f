using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Matching.Learning;

/// <summary>
/// Walks the trees of an ML.NET ranking model over flat arrays: the same score, bit for bit, as <c>ITransformer.Transform</c>, without
/// its cost of a data view per query. Immutable and thread-safe.
/// </summary>
internal sealed class TreeScorer
{
    private readonly int[] _root;
    private readonly int[] _feature;
    private readonly float[] _threshold;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly double[] _leaf;
    private readonly double _bias;

    private TreeScorer(IReadOnlyList<RegressionTreeBase> trees, IReadOnlyList<double> weights, double bias)
    {
        _bias = bias;
        _root = new int[trees.Count];
        var nodes = trees.Sum(tree => tree.NumberOfNodes);
        (_feature, _threshold, _left, _right) = (new int[nodes], new float[nodes], new int[nodes], new int[nodes]);
        var leaves = new List<double>();
        var next = 0;
        for (var t = 0; t < trees.Count; t++)
        {
            var tree = trees[t];
            _root[t] = tree.NumberOfNodes == 0 ? ~leaves.Count : next;
            for (var node = 0; node < tree.NumberOfNodes; node++)
            {
                _feature[next + node] = tree.NumericalSplitFeatureIndexes[node];
                _threshold[next + node] = tree.NumericalSplitThresholds[node];
                _left[next + node] = Place(tree.LeftChild[node], next, leaves.Count);
                _right[next + node] = Place(tree.RightChild[node], next, leaves.Count);
            }

            next += tree.NumberOfNodes;
            leaves.AddRange(tree.LeafValues.Select(value => value * weights[t]));
        }

        _leaf = [.. leaves];
        CheckShape();
    }

    /// <summary>Takes trees given as flat arrays; see <see cref="Roots"/> for the numbering.</summary>
    internal TreeScorer(int[] root, int[] feature, float[] threshold, int[] left, int[] right, double[] leaf, double bias) =>
        (_root, _feature, _threshold, _left, _right, _leaf, _bias) = (root, feature, threshold, left, right, leaf, bias);

    /// <summary>The root of each tree. A number of zero or more is a split, a negative one is the complement of a leaf's number.</summary>
    public ReadOnlySpan<int> Roots => _root;

    /// <summary>Number of splits over all trees.</summary>
    public int SplitCount => _feature.Length;

    /// <summary>What each leaf adds to the score.</summary>
    public ReadOnlySpan<double> Leaves => _leaf;

    /// <summary>What every row gets before any tree.</summary>
    public double Bias => _bias;

    /// <summary>Number of trees.</summary>
    public int TreeCount => _root.Length;

    /// <summary>Takes the trees out of a loaded ML.NET model.</summary>
    /// <exception cref="ModelDamagedException">The model is not a tree ranking model over numerical splits.</exception>
    public static TreeScorer From(ITransformer model)
    {
        var last = model is IEnumerable<ITransformer> chain ? chain.Last() : model;
        return last switch
        {
            RankingPredictionTransformer<LightGbmRankingModelParameters> light => From(light.Model.TrainedTreeEnsemble),
            RankingPredictionTransformer<FastTreeRankingModelParameters> fast => From(fast.Model.TrainedTreeEnsemble),
            _ => throw new ModelDamagedException($"holds a {last.GetType().Name}, not a tree ranking model"),
        };
    }

    /// <summary>Scores every row of a matrix.</summary>
    public float[] Score(FeatureMatrix matrix)
    {
        var scores = new float[matrix.Height];
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = Score(matrix.Row(row));
        }

        return scores;
    }

    /// <summary>Scores one row.</summary>
    public float Score(ReadOnlySpan<float> features)
    {
        double sum = 0;
        foreach (var root in _root)
        {
            var node = root;
            while (node >= 0)
            {
                node = features[_feature[node]] <= _threshold[node] ? _left[node] : _right[node];
            }

            sum += _leaf[~node];
        }

        return (float)(sum + _bias);
    }

    /// <summary>The column a split looks at, and its children: at most the threshold goes left.</summary>
    public (int Feature, float Threshold, int Left, int Right) Split(int node) => (_feature[node], _threshold[node], _left[node], _right[node]);

    private static TreeScorer From<TTree>(TreeEnsemble<TTree> ensemble)
        where TTree : RegressionTreeBase
    {
        if (ensemble.Trees.Any(tree => tree.CategoricalSplitFlags.Any(flag => flag)))
        {
            throw new ModelDamagedException("has categorical splits, which this program never trains");
        }

        return new TreeScorer(ensemble.Trees, ensemble.TreeWeights, ensemble.Bias);
    }

    /// <summary>Adds everything a score can depend on to a hash.</summary>
    internal void AppendTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes<int>([_root.Length, _feature.Length, _leaf.Length, .. _root, .. _feature, .. _left, .. _right]));
        hash.AppendData(MemoryMarshal.AsBytes<float>(_threshold));
        hash.AppendData(MemoryMarshal.AsBytes<double>([_bias, .. _leaf]));
    }

    /// <summary>
    /// Every tree must end: a split's children come after it (both trainers number them so) and every leaf exists. A damaged file breaks
    /// this, and walking such a tree would never end or leave the arrays.
    /// </summary>
    private void CheckShape()
    {
        for (var node = 0; node < _feature.Length; node++)
        {
            if ((uint)_feature[node] >= (uint)FeatureMatrix.Width || !IsBehind(_left[node], node) || !IsBehind(_right[node], node) || float.IsNaN(_threshold[node]))
            {
                throw new ModelDamagedException("has a tree that cannot be walked");
            }
        }
    }

    private bool IsBehind(int child, int node) => child >= 0 ? child > node && child < _feature.Length : ~child < _leaf.Length;

    private static int Place(int child, int firstNode, int firstLeaf) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
}
