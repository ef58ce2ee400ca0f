namespace Matching.Interchange;

/// <summary>Picks an index with odds given by whole numbers.</summary>
internal sealed class WeightedChoice
{
    private readonly long[] _upTo;

    public WeightedChoice(IEnumerable<long> weights)
    {
        var total = 0L;
        _upTo = [.. weights.Select(weight => total += weight)];
    }

    /// <summary>Sum of the weights; nothing can be picked while it is 0.</summary>
    public long Total => _upTo.Length == 0 ? 0 : _upTo[^1];

    public int Pick(SampleRandom random)
    {
        var target = random.BelowLong(Total);
        int low = 0, high = _upTo.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_upTo[middle] > target)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
