using System.Runtime.CompilerServices;

namespace Matching.Learning;

/// <summary>Turns a few rows into columns: the values of one column side by side, as a vector instruction wants them.</summary>
internal static class RowBlock
{
    /// <summary>Most floats of a block that stand on the stack.</summary>
    public const int MaxOnStack = 4_096;

    /// <summary>Writes rows as columns.</summary>
    /// <param name="rows">Rows one after another.</param>
    /// <param name="width">Columns a row.</param>
    /// <param name="count">How many rows, 1 to <paramref name="lanes"/>; the places of the others keep what they held.</param>
    /// <param name="columns">Takes <paramref name="lanes"/> values a column.</param>
    /// <param name="lanes">Places a column.</param>
    public static void Turn(ReadOnlySpan<float> rows, int width, int count, Span<float> columns, int lanes)
    {
        for (var row = 0; row < count; row++)
        {
            ref var from = ref Unsafe.AsRef(in rows.Slice(row * width, width)[0]);
            ref var to = ref columns[..(((width - 1) * lanes) + row + 1)][row];
            for (var column = 0; column < width; column++)
            {
                Unsafe.Add(ref to, column * lanes) = Unsafe.Add(ref from, column);
            }
        }
    }
}
