using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Matching.Learning;

/// <summary>
/// The trees of a model as flat arrays, whoever scores them. A number of zero or more is a split, a negative one is the complement of a
/// leaf's number. Immutable.
/// </summary>
internal sealed class DecisionTrees
{
    private readonly int[] _root;
    private readonly int[] _feature;
    private readonly float[] _threshold;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly double[] _leaf;
    private readonly bool[] _missingLeft;

    /// <summary>Takes trees given as flat arrays.</summary>
    /// <param name="root">The root of each tree.</param>
    /// <param name="feature">The column each split looks at.</param>
    /// <param name="threshold">At most this goes left.</param>
    /// <param name="left">Child of each split.</param>
    /// <param name="right">Child of each split.</param>
    /// <param name="leaf">What each leaf adds to the score.</param>
    /// <param name="bias">What every row gets after all trees.</param>
    /// <param name="missingLeft">Splits that send a value that is not a number left; null when none does, as <c>&lt;=</c> has it.</param>
    /// <exception cref="ModelDamagedException">They are no trees: a row could walk for ever or leave the arrays.</exception>
    public DecisionTrees(int[] root, int[] feature, float[] threshold, int[] left, int[] right, double[] leaf, double bias, bool[]? missingLeft = null)
    {
        (_root, _feature, _threshold, _left, _right, _leaf, Bias) = (root, feature, threshold, left, right, leaf, bias);
        _missingLeft = missingLeft ?? new bool[feature.Length];
        SendsMissingLeft = _missingLeft.Contains(value: true);
        Columns = feature.Length == 0 ? 0 : feature.Max() + 1;
        CheckShape();
    }

    /// <summary>The root of each tree.</summary>
    public ReadOnlySpan<int> Roots => _root;

    /// <summary>Number of trees.</summary>
    public int Count => _root.Length;

    /// <summary>Number of splits over all trees.</summary>
    public int SplitCount => _feature.Length;

    /// <summary>What each leaf adds to the score.</summary>
    public ReadOnlySpan<double> Leaves => _leaf;

    /// <summary>What every row gets besides.</summary>
    public double Bias { get; }

    /// <summary>Fewest columns a row must have.</summary>
    public int Columns { get; }

    /// <summary>Whether any split sends a value that is not a number left.</summary>
    public bool SendsMissingLeft { get; }

    /// <summary>The column a split looks at, and its children: at most the threshold goes left.</summary>
    public (int Feature, float Threshold, int Left, int Right) Split(int node) => (_feature[node], _threshold[node], _left[node], _right[node]);

    /// <summary>Where a row goes at a split.</summary>
    public int Next(int node, ReadOnlySpan<float> row)
    {
        var value = row[_feature[node]];
        return value <= _threshold[node] || (_missingLeft[node] && float.IsNaN(value)) ? _left[node] : _right[node];
    }

    /// <summary>Adds everything a score can depend on to a hash.</summary>
    public void AppendTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes<int>([_root.Length, _feature.Length, _leaf.Length, .. _root, .. _feature, .. _left, .. _right]));
        hash.AppendData(MemoryMarshal.AsBytes<float>(_threshold));
        hash.AppendData(MemoryMarshal.AsBytes<double>([Bias, .. _leaf]));
        if (SendsMissingLeft)
        {
            hash.AppendData(MemoryMarshal.AsBytes<bool>(_missingLeft));
        }
    }

    /// <summary>
    /// Every tree must end: a split's children come after it (both trainers number them so), no split has two parents, and every leaf
    /// exists. A damaged file breaks this, and walking such a tree would never end or leave the arrays.
    /// </summary>
    private void CheckShape()
    {
        var reached = new bool[_feature.Length];
        var isSound = _feature.Length == _threshold.Length && _feature.Length == _left.Length && _feature.Length == _right.Length
            && _feature.Length == _missingLeft.Length && _root.All(root => Reach(root, parent: -1, reached));
        for (var node = 0; isSound && node < _feature.Length; node++)
        {
            isSound = _feature[node] >= 0 && !float.IsNaN(_threshold[node]) && Reach(_left[node], node, reached) && Reach(_right[node], node, reached);
        }

        if (!isSound)
        {
            throw new ModelDamagedException("has a tree that cannot be walked");
        }
    }

    private bool Reach(int child, int parent, bool[] reached)
    {
        if (child < 0)
        {
            return ~child < _leaf.Length;
        }

        var isNew = child > parent && child < reached.Length && !reached[child];
        if (isNew)
        {
            reached[child] = true;
        }

        return isNew;
    }
}
