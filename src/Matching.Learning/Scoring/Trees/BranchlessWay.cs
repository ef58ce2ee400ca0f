using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Matching.Learning;

/// <summary>
/// The portable way, for any processor: eight rows go down a tree side by side, and each takes as many steps as the longest path has. A
/// comparison picks the child by its place, so there is nothing to guess; who has reached a leaf stays there.
/// </summary>
internal sealed class BranchlessWay : ITreeWay
{
    /// <summary>Its name, for people.</summary>
    public const string WayName = "branchless";

    private const int Rows = 8;

    /// <summary>A tree that is a long chain costs every row the whole chain; walking is cheaper then.</summary>
    private const int MaxDepth = 64;

    private readonly Node[] _nodes;
    private readonly double[] _values;
    private readonly (int Root, int Depth)[] _trees;
    private readonly double _bias;

    /// <summary>Lays the trees out.</summary>
    public BranchlessWay(DecisionTrees trees, TreeShape[] shapes)
    {
        _bias = trees.Bias;
        _trees = new (int, int)[shapes.Length];
        _nodes = new Node[shapes.Sum(shape => shape.Splits.Length + shape.Exits.Length)];
        _values = new double[_nodes.Length];
        var next = 0;
        for (var t = 0; t < shapes.Length; t++)
        {
            _trees[t] = (next, shapes[t].Depth);
            Place(trees, trees.Roots[t], ref next);
        }
    }

    /// <inheritdoc/>
    public string Name => WayName;

    /// <summary>Whether no tree is too deep.</summary>
    public static bool CanScore(TreeShape[] shapes) => Array.TrueForAll(shapes, shape => shape.Depth <= MaxDepth);

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<float> rows, int width, Span<float> scores)
    {
        var block = width * Rows <= RowBlock.MaxOnStack ? stackalloc float[width * Rows] : new float[width * Rows];
        Span<double> sums = stackalloc double[Rows];
        for (var first = 0; first < scores.Length; first += Rows)
        {
            var count = Math.Min(Rows, scores.Length - first);
            RowBlock.Turn(rows[(first * width)..], width, count, block, Rows);
            sums.Clear();
            Sum(block, sums);
            for (var row = 0; row < count; row++)
            {
                scores[first + row] = (float)(sums[row] + _bias);
            }
        }
    }

    private void Sum(Span<float> block, Span<double> sums)
    {
        // Every number below was laid out by the constructor from trees that were checked.
        ref var value = ref MemoryMarshal.GetReference(block);
        ref var node = ref MemoryMarshal.GetArrayDataReference(_nodes);
        ref var leaf = ref MemoryMarshal.GetArrayDataReference(_values);
        foreach (var (root, depth) in _trees)
        {
            int a = root, b = root, c = root, d = root, e = root, f = root, g = root, h = root;
            for (var step = 0; step < depth; step++)
            {
                a = Next(ref node, ref value, a, 0);
                b = Next(ref node, ref value, b, 1);
                c = Next(ref node, ref value, c, 2);
                d = Next(ref node, ref value, d, 3);
                e = Next(ref node, ref value, e, 4);
                f = Next(ref node, ref value, f, 5);
                g = Next(ref node, ref value, g, 6);
                h = Next(ref node, ref value, h, 7);
            }

            sums[0] += Unsafe.Add(ref leaf, a);
            sums[1] += Unsafe.Add(ref leaf, b);
            sums[2] += Unsafe.Add(ref leaf, c);
            sums[3] += Unsafe.Add(ref leaf, d);
            sums[4] += Unsafe.Add(ref leaf, e);
            sums[5] += Unsafe.Add(ref leaf, f);
            sums[6] += Unsafe.Add(ref leaf, g);
            sums[7] += Unsafe.Add(ref leaf, h);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(ref Node nodes, ref float block, int at, int row)
    {
        ref var node = ref Unsafe.Add(ref nodes, at);
        var isLeft = Unsafe.Add(ref block, node.Column + row) <= node.Threshold;
        return Unsafe.Add(ref node.Right, (nint)Unsafe.BitCast<bool, byte>(isLeft));
    }

    private int Place(DecisionTrees trees, int source, ref int next)
    {
        var at = next++;
        if (source < 0)
        {
            // Both ways lead back to itself.
            _nodes[at] = new Node { Right = at, Left = at };
            _values[at] = trees.Leaves[~source];
            return at;
        }

        var (feature, threshold, left, right) = trees.Split(source);
        var leftAt = Place(trees, left, ref next);
        _nodes[at] = new Node { Threshold = threshold, Column = feature * Rows, Left = leftAt, Right = Place(trees, right, ref next) };
        return at;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Node
    {
        public float Threshold;
        public int Column;

        /// <summary>The left child stands behind it: a comparison that holds adds one place.</summary>
        public int Right;
        public int Left;
    }
}
