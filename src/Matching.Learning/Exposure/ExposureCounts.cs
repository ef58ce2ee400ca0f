namespace Matching.Learning;

/// <summary>How often each institution stands on a first page.</summary>
/// <param name="institutions">How many institutions there are.</param>
/// <param name="firstPage">How many places at the top of a page count, 1 or more.</param>
public sealed class ExposureCounts(int institutions, int firstPage)
{
    private readonly int[] _counts = new int[institutions];
    private readonly bool[] _isCandidate = new bool[institutions];

    /// <summary>How many institutions are candidates of some ranking.</summary>
    public int Candidates => _isCandidate.Count(mark => mark);

    /// <summary>The most first pages any institution stands on.</summary>
    public int Most => _counts.Length == 0 ? 0 : _counts.Max();

    /// <summary>Adds one page.</summary>
    /// <param name="inOrder">Institution numbers in the order of the page.</param>
    public void Add(IEnumerable<int> inOrder)
    {
        foreach (var institution in inOrder.Take(firstPage))
        {
            _counts[institution]++;
        }
    }

    /// <summary>Marks institutions that a ranking is about, wherever in it they stand.</summary>
    public void AddCandidates(ReadOnlySpan<int> candidates)
    {
        foreach (var institution in candidates)
        {
            _isCandidate[institution] = true;
        }
    }

    /// <summary>Appearances beyond a cap, over all institutions.</summary>
    public long Beyond(int cap) => _counts.Sum(count => (long)Math.Max(0, count - cap));

    /// <summary>
    /// The Gini coefficient of appearances over the candidates, those that never appear included: 0 when all appear equally often, towards
    /// 1 when a few have them all. 0 when nobody appears.
    /// </summary>
    public double Gini()
    {
        var sorted = new List<int>(_counts.Length);
        for (var i = 0; i < _counts.Length; i++)
        {
            if (_isCandidate[i])
            {
                sorted.Add(_counts[i]);
            }
        }

        sorted.Sort();
        double total = 0, weighted = 0;
        for (var i = 0; i < sorted.Count; i++)
        {
            total += sorted[i];
            weighted += (i + 1.0) * sorted[i];
        }

        return total == 0 ? 0 : (2 * weighted / (sorted.Count * total)) - ((sorted.Count + 1.0) / sorted.Count);
    }
}
