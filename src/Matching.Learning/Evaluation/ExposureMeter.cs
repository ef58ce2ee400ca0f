namespace Matching.Learning;

/// <summary>Counts how often each institution stands in a top 10.</summary>
/// <remarks>A tie across the tenth place counts by the chance of each of its institutions to stand above it, as in <see cref="RankingMetrics"/>.</remarks>
internal sealed class ExposureMeter
{
    private const int Top = 10;

    private readonly Dictionary<int, (double Appearances, double NeverSeen)> _institutions = [];

    /// <summary>Adds one ranked query.</summary>
    public void Add(int[] candidates, float[] scores)
    {
        var sorted = Array.ConvertAll(scores, Rankable);
        Array.Sort(sorted, static (a, b) => b.CompareTo(a));
        var last = sorted.Length == 0 ? 0 : sorted[Math.Min(Top, sorted.Length) - 1];
        var above = sorted.Count(score => score > last);
        var chance = (double)(Math.Min(Top, sorted.Length) - above) / Math.Max(1, sorted.Count(score => score == last));
        for (var i = 0; i < candidates.Length; i++)
        {
            var score = Rankable(scores[i]);
            var seen = score > last ? 1 : score == last ? chance : 0;
            var (appearances, neverSeen) = _institutions.GetValueOrDefault(candidates[i], (0, 1));
            _institutions[candidates[i]] = (appearances + seen, neverSeen * (1 - seen));
        }
    }

    /// <summary>The spread over every institution added so far.</summary>
    public Exposure Read() => _institutions.Count == 0
        ? default
        : new Exposure(
            _institutions.Values.Average(institution => 1 - institution.NeverSeen),
            Exposure.GiniOf([.. _institutions.Values.Select(institution => institution.Appearances)]));

    private static float Rankable(float score) => float.IsNaN(score) ? float.NegativeInfinity : score;
}
