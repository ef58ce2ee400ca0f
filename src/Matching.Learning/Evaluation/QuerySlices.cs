namespace Matching.Learning;

/// <summary>Divides a window's queries into parts.</summary>
internal static class QuerySlices
{
    private static readonly (string Group, Func<QueryOutcome, string> NameOf)[] Groups =
    [
        ("answer", static outcome => outcome.IsWarm ? "warm: engaged before" : "cold: never engaged before"),
        ("enterprise", static outcome => outcome.IsNewEnterprise ? "new: engaged nobody before" : "known"),
        ("sector", static outcome => outcome.Sector),
        ("subregion", static outcome => outcome.Subregion),
    ];

    /// <summary>NDCG@10 of every part; the parts of a group largest first.</summary>
    public static IReadOnlyList<Slice> Of(RankerResult result) =>
    [
        .. Groups.SelectMany(group => result.Outcomes
            .GroupBy(group.NameOf, StringComparer.Ordinal)
            .OrderByDescending(part => part.Count())
            .ThenBy(part => part.Key, StringComparer.Ordinal)
            .Select(part => new Slice(group.Group, part.Key, part.Count(), (result with { Outcomes = [.. part] }).Ndcg))),
    ];
}
