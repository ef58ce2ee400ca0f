namespace Matching.Learning;

/// <summary>
/// The rule by which a version becomes the active one (docs/decisions/gate.md): on the same queries with the same candidates, its recipe is
/// not worse than the active version's by more than <see cref="Margin"/>, and in no part of the window significantly worse.
/// </summary>
/// <remarks>Paired percentile bootstrap over enterprises; see <see cref="ClusteredBootstrap"/>.</remarks>
public static class ActivationGate
{
    /// <summary>The lower end of the difference's interval must lie above this: worse by a hundredth of NDCG@10 is let through, no more.</summary>
    public const double Margin = -0.01;

    /// <summary>Parts of the window with fewer queries are not judged.</summary>
    public const int MinimumSliceQueries = 30;

    /// <summary>Resamples of each interval.</summary>
    public const int Resamples = ClusteredBootstrap.DefaultResamples;

    /// <summary>Holds a candidate against another result of the same window.</summary>
    /// <param name="candidate">The candidate's results.</param>
    /// <param name="other">The other's: same queries.</param>
    /// <param name="basis">What the other is.</param>
    /// <param name="against">The active version, or null when the other is the rule without learning and none is active.</param>
    /// <exception cref="ArgumentException">The two were asked different queries.</exception>
    public static GateVerdict Judge(WindowResults candidate, WindowResults other, GateBasis basis, string? against)
    {
        var pairs = Pair(candidate, other);
        var difference = DifferenceOf(pairs);
        var slices = Slices(pairs);
        var worse = slices.Where(slice => slice.IsSignificantlyWorse).ToList();
        var opponent = basis == GateBasis.BestRule ? "the best rule without learning" : $"the active version {against}";
        var isOverMargin = difference.Low > Margin;
        var reason = !isOverMargin
            ? $"NDCG@10 minus that of {opponent} on the {pairs.Count} queries of {candidate.Cutoff}-{candidate.Until} is {difference}: the lower end must lie above {Margin}"
            : worse.Count > 0
                ? $"against {opponent} it is significantly worse on {string.Join("; ", worse)}"
                : $"NDCG@10 minus that of {opponent} on the {pairs.Count} queries of {candidate.Cutoff}-{candidate.Until} is {difference}, and it is significantly worse on none of {slices.Count} parts of {MinimumSliceQueries} or more queries";
        return new GateVerdict
        {
            Passed = isOverMargin && worse.Count == 0,
            Basis = basis,
            Against = against,
            Cutoff = candidate.Cutoff,
            Until = candidate.Until,
            Queries = pairs.Count,
            Difference = difference,
            Slices = slices,
            Reason = reason,
        };
    }

    /// <summary>The first version of data too young to hold years back: there is nothing to compare and nothing to lose.</summary>
    public static GateVerdict FirstUnjudged() => new()
    {
        Passed = true,
        Basis = GateBasis.Nothing,
        Reason = "no version is active and this one could not be judged: nobody knows how good it is",
    };

    /// <summary>The candidate is the active version: there is nothing to lose.</summary>
    /// <param name="version">The version.</param>
    public static GateVerdict Itself(string version) =>
        new() { Passed = true, Basis = GateBasis.Itself, Against = version, Reason = "it is the active version already" };

    /// <summary>There is an active version, and nothing to hold the candidate against it with.</summary>
    /// <param name="against">The active version.</param>
    /// <param name="why">Why not, and what would help.</param>
    public static GateVerdict Incomparable(string against, string why) =>
        new() { Passed = false, Basis = GateBasis.Incomparable, Against = against, Reason = $"it cannot be compared with the active version {against}: {why}" };

    private static List<(WindowQuery Query, double Difference)> Pair(WindowResults candidate, WindowResults other)
    {
        var others = other.Queries.ToDictionary(query => query.Query, StringComparer.Ordinal);
        return candidate.Queries.Count == others.Count && candidate.Queries.All(query => others.ContainsKey(query.Query))
            ? [.. candidate.Queries.Select(query => (query, query.Ndcg - others[query.Query].Ndcg))]
            : throw new ArgumentException("The two were asked different queries: compare results of one window only.", nameof(other));
    }

    private static List<SliceDifference> Slices(List<(WindowQuery Query, double Difference)> pairs) =>
    [
        .. SlicesBy(pairs, "answer", static query => query.IsWarm ? "warm" : "cold"),
        .. SlicesBy(pairs, "enterprise", static query => query.IsNewEnterprise ? "new" : "known"),
        .. SlicesBy(pairs, "sector", static query => query.Sector),
        .. SlicesBy(pairs, "subregion", static query => query.Subregion),
    ];

    private static IEnumerable<SliceDifference> SlicesBy(
        List<(WindowQuery Query, double Difference)> pairs, string group, Func<WindowQuery, string> nameOf) => pairs
        .GroupBy(pair => nameOf(pair.Query), StringComparer.Ordinal)
        .Where(part => part.Count() >= MinimumSliceQueries)
        .OrderByDescending(part => part.Count()).ThenBy(part => part.Key, StringComparer.Ordinal)
        .Select(part => new SliceDifference(group, part.Key, part.Count(), DifferenceOf([.. part])));

    private static Interval DifferenceOf(IReadOnlyList<(WindowQuery Query, double Difference)> pairs)
    {
        // Numbered in an order that does not depend on the order of the queries: the same pairs give the same interval.
        var numbers = pairs.Select(pair => pair.Query.Enterprise).Distinct().Order(StringComparer.Ordinal)
            .Select((enterprise, i) => (enterprise, i)).ToDictionary(pair => pair.enterprise, pair => pair.i, StringComparer.Ordinal);
        return ClusteredBootstrap.MeanOf(
            [.. pairs.Select(pair => pair.Difference)], [.. pairs.Select(pair => numbers[pair.Query.Enterprise])], resamples: Resamples);
    }
}
