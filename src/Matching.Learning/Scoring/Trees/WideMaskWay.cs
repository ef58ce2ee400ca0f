using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Learning;

/// <summary>
/// <see cref="MaskWay"/> on AVX-512: sixteen rows a vector, the comparison's own mask register says in which rows a split takes exits away,
/// and an instruction picks the values of up to 32 exits. Exit i is the i-th bit from the top, so that leading zeros count to it.
/// </summary>
internal sealed class WideMaskWay : ITreeWay
{
    /// <summary>Its name, for people.</summary>
    public const string WayName = "masks AVX-512";

    private const int Rows = 16;
    private const int MaxExits = 32;

    private readonly MaskSplit[] _splits;
    private readonly MaskTree[] _trees;
    private readonly double[] _values;
    private readonly double _bias;

    /// <summary>Lays the trees out.</summary>
    public WideMaskWay(DecisionTrees trees, TreeShape[] shapes)
    {
        _bias = trees.Bias;
        _splits = Array.ConvertAll(MaskSplit.Of(trees, shapes, Rows), split => split with { Kept = Reverse(split.Kept) });
        (_trees, _values) = MaskTree.Of(trees, shapes, MaxExits);
    }

    /// <inheritdoc/>
    public string Name => WayName;

    /// <summary>Whether the machine has the instructions and no tree has more than 32 leaves.</summary>
    public static bool CanScore(TreeShape[] shapes) =>
        Avx512F.IsSupported && Avx512CD.IsSupported && Vector512.IsHardwareAccelerated && Array.TrueForAll(shapes, shape => shape.Exits.Length <= MaxExits);

    /// <inheritdoc/>
    public void Score(ReadOnlySpan<float> rows, int width, Span<float> scores)
    {
        var block = width * Rows <= RowBlock.MaxOnStack ? stackalloc float[width * Rows] : new float[width * Rows];
        Span<float> few = stackalloc float[Rows];
        for (var first = 0; first < scores.Length; first += Rows)
        {
            var count = Math.Min(Rows, scores.Length - first);
            RowBlock.Turn(rows[(first * width)..], width, count, block, Rows);
            if (count == Rows)
            {
                Sum(block, scores.Slice(first, Rows));
                continue;
            }

            Sum(block, few);
            few[..count].CopyTo(scores[first..]);
        }
    }

    private void Sum(Span<float> block, Span<float> scores)
    {
        // Every place below was laid out by the constructor from trees that were checked.
        ref var values = ref MemoryMarshal.GetReference(block);
        ref var split = ref MemoryMarshal.GetArrayDataReference(_splits);
        ref var leaves = ref MemoryMarshal.GetArrayDataReference(_values);
        var (low, high) = (Vector512<double>.Zero, Vector512<double>.Zero);
        foreach (var tree in _trees)
        {
            ref var end = ref Unsafe.Add(ref split, tree.Splits);
            var possible = Vector512<uint>.AllBitsSet;
            for (; Unsafe.IsAddressLessThan(ref split, ref end); split = ref Unsafe.Add(ref split, 1))
            {
                var column = Vector512.LoadUnsafe(ref Unsafe.Add(ref values, split.Column));
                var fails = Avx512F.CompareNotLessThanOrEqual(column, Vector512.Create(split.Threshold)).AsUInt32();
                possible = Vector512.ConditionalSelect(fails, possible & Vector512.Create(split.Kept), possible);
            }

            var exits = Avx512CD.LeadingZeroCount(possible).AsInt32();
            ref var leaf = ref Unsafe.Add(ref leaves, tree.FirstValue);
            low += Pick(ref leaf, tree.Exits, Avx512F.ConvertToVector512Int64(exits.GetLower()));
            high += Pick(ref leaf, tree.Exits, Avx512F.ConvertToVector512Int64(exits.GetUpper()));
        }

        var bias = Vector512.Create(_bias);
        Avx512F.ConvertToVector256Single(low + bias).CopyTo(scores);
        Avx512F.ConvertToVector256Single(high + bias).CopyTo(scores[8..]);
    }

    /// <summary>The values of eight rows' exits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Pick(ref double leaf, int exits, Vector512<long> exit)
    {
        if (exits <= 8)
        {
            return Avx512F.PermuteVar8x64(Vector512.LoadUnsafe(ref leaf), exit);
        }

        var first = Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref leaf), exit, Vector512.LoadUnsafe(ref leaf, 8));
        if (exits <= 16)
        {
            return first;
        }

        var second = Avx512F.PermuteVar8x64x2(Vector512.LoadUnsafe(ref leaf, 16), exit, Vector512.LoadUnsafe(ref leaf, 24));
        return Vector512.ConditionalSelect(Vector512.GreaterThan(exit, Vector512.Create(15L)).AsDouble(), second, first);
    }

    private static uint Reverse(uint bits)
    {
        uint reversed = 0;
        for (var bit = 0; bit < 32; bit++)
        {
            reversed |= ((bits >> bit) & 1) << (31 - bit);
        }

        return reversed;
    }
}
