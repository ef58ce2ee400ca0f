using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Learning;

/// <summary>
/// Sums the weights of all steps that the counting features of many rows have passed. Each row's sum is made in the order of
/// <see cref="HistoryCrosses"/>, sixteen rows side by side: a step not passed adds zero, which changes no bit of a sum that began at zero.
/// </summary>
/// <param name="weights">The logit's, one a bucket.</param>
internal readonly ref struct StepSums(ReadOnlySpan<float> weights)
{
    private const int Rows = 16;

    private readonly ReadOnlySpan<float> _weights = weights;

    /// <summary>Sums every row.</summary>
    /// <param name="rows">Rows of <see cref="FeatureMatrix.Width"/> columns, one after another.</param>
    /// <param name="sums">One place a row.</param>
    public void Sum(ReadOnlySpan<float> rows, Span<float> sums)
    {
        var width = FeatureMatrix.Width;
        Span<float> block = stackalloc float[width * Rows];
        Span<float> few = stackalloc float[Rows];
        for (var first = 0; first < sums.Length; first += Rows)
        {
            var count = Math.Min(Rows, sums.Length - first);
            RowBlock.Turn(rows[(first * width)..], width, count, block, Rows);
            SumBlock(block, few);
            few[..count].CopyTo(sums[first..]);
        }
    }

    private void SumBlock(ReadOnlySpan<float> block, Span<float> sums)
    {
        var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var column = 0; column < FeatureMatrix.Width; column++)
        {
            var (steps, buckets) = HistoryCrosses.StepsOf(column);
            ref var values = ref Unsafe.Add(ref MemoryMarshal.GetReference(block), column * Rows);
            var (first, second) = (Vector256.LoadUnsafe(ref values), Vector256.LoadUnsafe(ref values, 8));
            for (var i = 0; i < steps.Length; i++)
            {
                var (step, weight) = (Vector256.Create(steps[i]), Vector256.Create(_weights[buckets[i]]));
                low += Vector256.GreaterThan(first, step) & weight;
                high += Vector256.GreaterThan(second, step) & weight;
            }
        }

        low.CopyTo(sums);
        high.CopyTo(sums[8..]);
    }
}
