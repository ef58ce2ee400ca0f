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

        var parts = counts.Select(part => PhraseBook.Default.Say(
            part.Outcome == EngagementOutcome.Unspecified ? "outcome.unknown" : $"outcome.{part.Outcome.ToToken()}",
            new Dictionary<string, object>(StringComparer.Ordinal) { ["n"] = part.Count })).ToList();
        return PhraseBook.Default.Sentence("outcomes", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["known"] = counts.Sum(part => part.Count),
            ["parts"] = PhraseBook.List(parts),
        });
    }
}
