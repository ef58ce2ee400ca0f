namespace Matching.Learning;

/// <summary>Writes the one line above a list of reasons.</summary>
internal static class Summaries
{
    /// <summary>Most reasons a line names on one side.</summary>
    public const int MostNamed = 3;

    /// <summary>A reason smaller than this part of the largest is left to the list.</summary>
    public const double WorthNaming = 0.2;

    /// <summary>Place, and what speaks for and against.</summary>
    /// <param name="rank">From 1.</param>
    /// <param name="candidates">Out of how many.</param>
    /// <param name="reasons">The largest first.</param>
    public static LocalText Of(int rank, int candidates, IReadOnlyList<Reason> reasons)
    {
        var parts = new List<LocalText> { Say("summary.place", ("rank", rank), ("candidates", candidates)) };
        var contributions = reasons.Select(reason => (reason.Group, reason.Contribution)).ToList();
        Add(parts, "summary.for", Labels(contributions, sign: 1));
        Add(parts, "summary.against", Labels(contributions, sign: -1));
        return Join(parts);
    }

    /// <summary>Who stands above, and what puts each ahead.</summary>
    /// <param name="first">The first's name.</param>
    /// <param name="second">The second's name.</param>
    /// <param name="difference">Of the scores.</param>
    /// <param name="differences">The largest first.</param>
    public static LocalText Of(string first, string second, double difference, IReadOnlyList<ReasonDifference> differences)
    {
        var key = difference > 0 ? "compare.above" : difference < 0 ? "compare.below" : "compare.level";
        var parts = new List<LocalText> { Say(key, ("first", first), ("second", second)) };
        var contributions = differences.Select(reason => (reason.Group, reason.Difference)).ToList();
        Add(parts, "compare.for", Labels(contributions, sign: 1), ("name", first));
        Add(parts, "compare.for", Labels(contributions, sign: -1), ("name", second));
        return Join(parts);
    }

    private static LocalText? Labels(List<(ReasonGroup Group, double Contribution)> reasons, int sign)
    {
        var least = reasons.Count == 0 ? 0 : WorthNaming * Math.Abs(reasons[0].Contribution);
        var named = reasons.Where(reason => Math.Sign(reason.Contribution) == sign && Math.Abs(reason.Contribution) >= least)
            .Take(MostNamed)
            .Select(reason => Wording.Label(reason.Group))
            .ToList();
        return named.Count == 0 ? null : PhraseBook.List(named);
    }

    private static void Add(List<LocalText> parts, string key, LocalText? labels, params ReadOnlySpan<(string Name, object Value)> more)
    {
        if (labels is not null)
        {
            parts.Add(Say(key, [("labels", labels), .. more]));
        }
    }

    private static LocalText Say(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var named = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            named.Add(name, value);
        }

        return PhraseBook.Default.Sentence(key, named);
    }

    private static LocalText Join(List<LocalText> parts) => new(
        string.Join(". ", parts.Select(part => part.English.TrimEnd('.'))) + ".",
        string.Join("；", parts.Select(part => part.Chinese)) + "。");
}
