using Matching.Domain;
using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>
/// Puts what the store knows of an engagement's end beside what the history knows of it. Made for one call: it remembers what it read.
/// </summary>
/// <remarks>
/// The list comes from the history the ranking was made from, so that evidence and reasons count the same; the outcome comes from the
/// store as it is now.
/// </remarks>
internal sealed class EvidenceReader(MatchingStore store)
{
    private readonly Dictionary<InstitutionId, IReadOnlyList<Engagement>> _read = [];

    /// <summary>Each fact with its outcome; unspecified where the store has none for it.</summary>
    public IReadOnlyList<(EngagementFact Fact, EngagementOutcome Outcome)> WithOutcomes(IReadOnlyList<EngagementFact> facts)
    {
        var left = facts.Select(fact => fact.Institution).Distinct().ToDictionary(id => id, id => OfInstitution(id).ToList());

        // The same field first: a history may know a finer field by the broader one it stands below.
        var outcomes = new EngagementOutcome[facts.Count];
        foreach (var sameSector in new[] { true, false })
        {
            for (var i = 0; i < facts.Count; i++)
            {
                outcomes[i] = outcomes[i] == EngagementOutcome.Unspecified ? Take(left[facts[i].Institution], facts[i], sameSector) : outcomes[i];
            }
        }

        return [.. facts.Zip(outcomes)];
    }

    private static EngagementOutcome Take(List<Engagement> left, EngagementFact fact, bool sameSector)
    {
        var found = left.FindIndex(row =>
            row.Enterprise == fact.Enterprise && row.Year == fact.Year && row.Country == fact.Country && (!sameSector || row.Sector == fact.Sector));
        if (found < 0)
        {
            return EngagementOutcome.Unspecified;
        }

        var outcome = left[found].Outcome;
        left.RemoveAt(found);
        return outcome;
    }

    private IReadOnlyList<Engagement> OfInstitution(InstitutionId id)
    {
        if (!_read.TryGetValue(id, out var engagements))
        {
            engagements = _read[id] = store.Engagements.OfInstitution(id);
        }

        return engagements;
    }
}
