using Matching.Domain;

namespace Matching.Learning;

/// <summary>Says how engagements ended. Outcomes are evidence beside a score and never part of it.</summary>
public static class OutcomeText
{
    /// <summary>One sentence without a full stop; empty when there are no engagements.</summary>
    /// <param name="counts">How many ended in each way, in the order to say them; <see cref="EngagementOutcome.Unspecified"/> for not known.</param>
    public static LocalText Of(IReadOnlyList<(EngagementOutcome Outcome, int Count)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count == 0)
        {
            return LocalText.Empty;
        }

        var known = counts.Sum(part => part.Count);
        if (counts.Count == 1)
        {
            var word = Say("ending", counts[0].Outcome, "known", known);
            return PhraseBook.Default.Sentence("outcomes.all", new Dictionary<string, object>(StringComparer.Ordinal) { ["known"] = known, ["word"] = word });
        }

        var parts = PhraseBook.List([.. counts.Select(part => Say("outcome", part.Outcome, "n", part.Count))]);
        return PhraseBook.Default.Sentence("outcomes", new Dictionary<string, object>(StringComparer.Ordinal) { ["known"] = known, ["parts"] = parts });
    }

    private static LocalText Say(string key, EngagementOutcome outcome, string name, int count) => PhraseBook.Default.Say(
        outcome == EngagementOutcome.Unspecified ? $"{key}.unknown" : $"{key}.{outcome.ToToken()}",
        new Dictionary<string, object>(StringComparer.Ordinal) { [name] = count });
}
