using System.Numerics;

namespace Matching.Learning;

/// <summary>Jaccard index: what two sets share of what they hold together.</summary>
internal static class Overlap
{
    /// <summary>Of two bit sets; 0 when both are empty.</summary>
    public static double Of(ulong a, ulong b) => (a | b) == 0 ? 0 : (double)BitOperations.PopCount(a & b) / BitOperations.PopCount(a | b);

    /// <summary>Of two ascending lists without repeats; 0 when both are empty.</summary>
    public static double Of(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        int i = 0, j = 0, shared = 0;
        while (i < a.Length && j < b.Length)
        {
            var (x, y) = (a[i], b[j]);
            shared += x == y ? 1 : 0;
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }

        return a.Length + b.Length == 0 ? 0 : (double)shared / (a.Length + b.Length - shared);
    }
}
