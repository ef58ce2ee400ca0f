namespace Matching.Domain;

/// <summary>Adds events up to introductions.</summary>
public static class Introductions
{
    /// <summary>The introductions a set of events tells of, one for each enterprise, institution, sector and region.</summary>
    /// <remarks>
    /// Who asks over every sector names one only when the two agree. So an event without a sector belongs to each sector in which the same
    /// enterprise and institution, asked about in the same region, came to an answer (accepted, declined or beyond); where there is no such
    /// sector it stands by itself.
    /// </remarks>
    /// <param name="events">In order of recording, which settles the order of events of one moment.</param>
    /// <returns>In no particular order.</returns>
    public static IReadOnlyList<Introduction> Of(IEnumerable<MatchEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return [.. events.GroupBy(item => (item.Enterprise, item.Institution, item.Region)).SelectMany(OfOneRegion)];
    }

    private static IEnumerable<Introduction> OfOneRegion(IEnumerable<MatchEvent> events)
    {
        var bySector = events.OrderBy(item => item.At).ToLookup(item => item.Sector);
        var unnamed = bySector[null].ToList();
        var answered = bySector
            .Where(group => group.Key is not null && group.Any(item => item.Kind >= MatchEventKind.Accepted))
            .Select(group => group.Key)
            .ToHashSet();
        foreach (var group in bySector)
        {
            if (group.Key is null && answered.Count > 0)
            {
                continue;
            }

            var joined = answered.Contains(group.Key) ? [.. group.Concat(unnamed).OrderBy(item => item.At)] : group.ToList();

            // Impressions count only where nothing came of them, so that an introduction is the same whether they were read or not.
            var acted = joined.FindAll(item => item.Kind >= MatchEventKind.Shortlisted);
            yield return AddUp(group.Key, acted.Count > 0 ? acted : joined);
        }
    }

    private static Introduction AddUp(SectorId? sector, List<MatchEvent> events)
    {
        var (first, last) = (events[0], events[^1]);
        var sum = new Introduction(
            first.Enterprise, first.Institution, sector, first.Region, MatchEventKind.Unspecified, first.At, first.At, MatchEventKind.Unspecified, null, last);
        sum = events.Aggregate(sum, Add);
        return sum with
        {
            Note = events.FindLast(item => item.Note.Length > 0)?.Note ?? string.Empty,
            Ranked = events.Find(item => item.ModelVersion.Length > 0),
        };
    }

    private static Introduction Add(Introduction before, MatchEvent item)
    {
        var ends = item.Kind is MatchEventKind.Declined or MatchEventKind.Exited;
        var hasEnded = before.Stage is MatchEventKind.Declined or MatchEventKind.Exited;
        var moves = ends || hasEnded || item.Kind > before.Stage;
        return before with
        {
            Stage = moves ? item.Kind : before.Stage,
            Since = moves ? item.At : before.Since,
            DeclineReason = moves ? item.DeclineReason : before.DeclineReason,
            Furthest = !ends && item.Kind > before.Furthest ? item.Kind : before.Furthest,
            EngagedSince = EngagedSince(before, item),
        };
    }

    private static DateTimeOffset? EngagedSince(Introduction before, MatchEvent item)
    {
        if (item.Kind == MatchEventKind.Declined)
        {
            var wasSigned = before.Furthest != MatchEventKind.Unspecified && RelevanceGrades.Of(before.Furthest) >= RelevanceGrades.Signed;
            return wasSigned ? before.EngagedSince : null;
        }

        return before.EngagedSince ?? (RelevanceGrades.Of(item.Kind) >= RelevanceGrades.Engaged ? item.At : null);
    }
}
