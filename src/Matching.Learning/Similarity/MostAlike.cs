namespace Matching.Learning;

/// <summary>Keeps the best of many: similarity descending, then number ascending. Bounded memory.</summary>
/// <typeparam name="T">What is kept with each.</typeparam>
/// <param name="most">How many are kept.</param>
internal sealed class MostAlike<T>(int most)
{
    // The worst that is kept stands first, to be replaced.
    private readonly PriorityQueue<(int Number, T Value), (double Similarity, int Number)> _kept = new(
        Comparer<(double Similarity, int Number)>.Create(static (a, b) =>
            a.Similarity != b.Similarity ? a.Similarity.CompareTo(b.Similarity) : b.Number.CompareTo(a.Number)));

    /// <summary>Offers one; those with nothing in common are not kept.</summary>
    public void Offer(int number, double similarity, T value)
    {
        if (similarity <= 0)
        {
            return;
        }

        if (_kept.Count < most)
        {
            _kept.Enqueue((number, value), (similarity, number));
        }
        else
        {
            _kept.EnqueueDequeue((number, value), (similarity, number));
        }
    }

    /// <summary>The kept, best first. Empties the list.</summary>
    public T[] Take()
    {
        var best = new T[_kept.Count];
        for (var i = best.Length - 1; i >= 0; i--)
        {
            best[i] = _kept.Dequeue().Value;
        }

        return best;
    }
}
