using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Matching.Learning;

/// <summary>
/// The fast way on AVX2: nobody walks. A row starts each tree with every exit possible, one bit each, and every split it fails at takes away
/// the exits of its left side; the lowest bit left is where a walk would have ended. That is a comparison, an or and an and per split for
/// eight rows at once, in whatever order, without a branch and without a gather.
/// </summary>
/// <remarks>
/// Lucchese et al. 2015, "QuickScorer: a fast algorithm to rank documents with additive ensembles of regression trees", SIGIR; in vectors as
/// in Lucchese et al. 2016, "Exploiting CPU SIMD extensions to speed-up document scoring with tree ensembles". They sort all splits of a column over
/// the whole ensemble; with trees as small as these it is faster to keep one tree's masks in a register.
/// </remarks>
internal sealed class MaskWay : ITreeWay
{
    /// <summary>Its name, for people.</summary>
    public const string WayName = "masks AVX2";

    /// <summary>Two vectors of rows: what is read of a split serves both.</summary>
    private const int Rows = 16;

    /// <summary>Exits whose values fit into a register, where an instruction picks them.</summary>
    private const int FewExits = 8;

    private const int MaxExits = 64;

    private readonly MaskSplit[] _splits;
    private readonly MaskTree[] _trees;
    private readonly ulong[] _values;
    private readonly double _bias;

    /// <summary>Lays the trees out.</summary>
    public MaskWay(DecisionTrees trees, TreeShape[] shapes)
    {
        _bias = trees.Bias;
        _splits = MaskSplit.Of(trees, shapes, Rows);
        (_trees, var values) = MaskTree.Of(trees, shapes, FewExits);
        _values = Array.ConvertAll(values, BitConverter.DoubleToUInt64Bits);
        foreach (var tree in _trees)
        {
            if (tree.Exits <= FewExits)
            {
                Split(_values.AsSpan(tree.FirstValue, FewExits));
            }
        }
    }

    /// <inheritdoc/>
    public string Name => WayName;

    /// <summary>Whether the machine has the instructions and no tree has more than 64 leaves.</summary>
    public static bool CanScore(TreeShape[] shapes) => Avx2.IsSupported && Array.TrueForAll(shapes, shape => shape.Exits.Length <= MaxExits);

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

    /// <summary>All of the trees over one block. The sums of eight rows stand as rows 0 1 4 5 and 2 3 6 7, which is how unpacking leaves them.</summary>
    private void Sum(Span<float> block, Span<float> scores)
    {
        // Every place below was laid out by the constructor from trees that were checked.
        ref var values = ref MemoryMarshal.GetReference(block);
        ref var split = ref MemoryMarshal.GetArrayDataReference(_splits);
        ref var leaves = ref MemoryMarshal.GetArrayDataReference(_values);
        var (sum0, sum1, sum2, sum3) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        foreach (var tree in _trees)
        {
            ref var end = ref Unsafe.Add(ref split, tree.Splits);
            ref var leaf = ref Unsafe.Add(ref leaves, tree.FirstValue);
            if (tree.Exits <= FewExits)
            {
                var (first, second) = Possible(ref values, ref split, ref end);
                Pick(ref leaf, first, ref sum0, ref sum1);
                Pick(ref leaf, second, ref sum2, ref sum3);
            }
            else if (tree.Exits <= 32)
            {
                var (first, second) = Possible(ref values, ref split, ref end);
                Read(ref leaf, first, ref sum0, ref sum1);
                Read(ref leaf, second, ref sum2, ref sum3);
            }
            else
            {
                var (first, second) = Possible(ref values, ref split, ref end);
                var (firstBeyond, secondBeyond) = PossibleBeyond(ref values, ref split, ref end);
                Read(ref leaf, first, firstBeyond, ref sum0, ref sum1);
                Read(ref leaf, second, secondBeyond, ref sum2, ref sum3);
            }

            split = ref end;
        }

        var bias = Vector256.Create(_bias);
        Write(sum0 + bias, sum1 + bias, scores);
        Write(sum2 + bias, sum3 + bias, scores[8..]);
    }

    /// <summary>The exits that each of sixteen rows may still take after all splits of a tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> First, Vector256<uint> Second) Possible(ref float values, ref MaskSplit split, ref MaskSplit end)
    {
        var (first, second) = (Vector256<uint>.AllBitsSet, Vector256<uint>.AllBitsSet);
        for (; Unsafe.IsAddressLessThan(ref split, ref end); split = ref Unsafe.Add(ref split, 1))
        {
            ref var column = ref Unsafe.Add(ref values, split.Column);
            var (threshold, kept) = (Vector256.Create(split.Threshold), Vector256.Create(split.Kept));
            first &= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref column), threshold).AsUInt32() | kept;
            second &= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref column, 8), threshold).AsUInt32() | kept;
        }

        return (first, second);
    }

    /// <summary>The same for exits 32 to 63.</summary>
    private static (Vector256<uint> First, Vector256<uint> Second) PossibleBeyond(ref float values, ref MaskSplit split, ref MaskSplit end)
    {
        var (first, second) = (Vector256<uint>.AllBitsSet, Vector256<uint>.AllBitsSet);
        for (; Unsafe.IsAddressLessThan(ref split, ref end); split = ref Unsafe.Add(ref split, 1))
        {
            ref var column = ref Unsafe.Add(ref values, split.Column);
            var (threshold, kept) = (Vector256.Create(split.Threshold), Vector256.Create(split.KeptBeyond));
            first &= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref column), threshold).AsUInt32() | kept;
            second &= Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref column, 8), threshold).AsUInt32() | kept;
        }

        return (first, second);
    }

    /// <summary>
    /// Adds the values of eight rows' exits, of eight at most. The lowest bit as a float has its place plus 127 for an exponent; the low three
    /// bits of that are the place minus one, so the values stand turned by one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pick(ref ulong leaf, Vector256<uint> possible, ref Vector256<double> low, ref Vector256<double> high)
    {
        var lowest = possible & (Vector256<uint>.Zero - possible);
        var place = Avx.ConvertToVector256Single(lowest.AsInt32()).AsUInt32() >> 23;
        ref var halves = ref Unsafe.As<ulong, uint>(ref leaf);
        var lower = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref halves), place);
        var upper = Avx2.PermuteVar8x32(Vector256.LoadUnsafe(ref halves, 8), place);
        low += Avx2.UnpackLow(lower, upper).AsDouble();
        high += Avx2.UnpackHigh(lower, upper).AsDouble();
    }

    /// <summary>Adds the values of eight rows' exits, of 32 at most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(ref ulong leaf, Vector256<uint> possible, ref Vector256<double> low, ref Vector256<double> high)
    {
        ref var value = ref Unsafe.As<ulong, double>(ref leaf);
        low += Vector256.Create(At(ref value, possible[0]), At(ref value, possible[1]), At(ref value, possible[4]), At(ref value, possible[5]));
        high += Vector256.Create(At(ref value, possible[2]), At(ref value, possible[3]), At(ref value, possible[6]), At(ref value, possible[7]));
    }

    private static void Read(ref ulong leaf, Vector256<uint> possible, Vector256<uint> beyond, ref Vector256<double> low, ref Vector256<double> high)
    {
        ref var value = ref Unsafe.As<ulong, double>(ref leaf);
        Span<double> found = stackalloc double[8];
        for (var row = 0; row < found.Length; row++)
        {
            found[row] = At(ref value, possible[row] | ((ulong)beyond[row] << 32));
        }

        low += Vector256.Create(found[0], found[1], found[4], found[5]);
        high += Vector256.Create(found[2], found[3], found[6], found[7]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double At(ref double leaf, ulong possible) => Unsafe.Add(ref leaf, BitOperations.TrailingZeroCount(possible));

    private static void Write(Vector256<double> low, Vector256<double> high, Span<float> scores)
    {
        var (first, second) = (Avx.ConvertToVector128Single(low), Avx.ConvertToVector128Single(high));
        Sse.MoveLowToHigh(first, second).CopyTo(scores);
        Sse.MoveHighToLow(second, first).CopyTo(scores[4..]);
    }

    /// <summary>Eight values as <see cref="Pick"/> takes them: their lower halves, then their upper halves, both turned by one.</summary>
    private static void Split(Span<ulong> values)
    {
        Span<uint> halves = stackalloc uint[2 * FewExits];
        for (var exit = 0; exit < FewExits; exit++)
        {
            var place = (exit + FewExits - 1) % FewExits;
            (halves[place], halves[FewExits + place]) = ((uint)values[exit], (uint)(values[exit] >> 32));
        }

        MemoryMarshal.AsBytes<uint>(halves).CopyTo(MemoryMarshal.AsBytes(values));
    }
}
