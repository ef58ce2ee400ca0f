using System.Runtime.InteropServices;

namespace Matching.Learning;

/// <summary>How often each thing occurs; filled, compared and cleared again. One thread at a time.</summary>
internal sealed class CountVector
{
    private readonly Dictionary<ulong, int> _counts = [];

    /// <summary>Counts one more.</summary>
    public void Add(ulong key) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _)++;

    /// <summary>Counts nothing.</summary>
    public void Clear() => _counts.Clear();

    /// <summary>Cosine of the angle between two vectors, 0 to 1; 0 when one is empty.</summary>
    public double CosineTo(CountVector other)
    {
        double dot = 0, own = 0, others = 0;
        foreach (var (key, count) in _counts)
        {
            dot += (double)count * other._counts.GetValueOrDefault(key);
            own += (double)count * count;
        }

        foreach (var count in other._counts.Values)
        {
            others += (double)count * count;
        }

        // The root of the product: of equal vectors it is exactly their dot product.
        return dot == 0 ? 0 : Math.Min(1, dot / Math.Sqrt(own * others));
    }
}
