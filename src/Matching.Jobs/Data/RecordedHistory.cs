using Matching.Domain;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Joins the engagements that events tell of to the imported ones. docs/feedback.md has the rules.</summary>
internal static class RecordedHistory
{
    /// <summary>The imported engagements, then those recorded by events which no import has taken over.</summary>
    /// <remarks>
    /// A recorded engagement never moves the clock: its year is the newest imported one if it is later than that. One signature of today in a
    /// store whose imports end years ago would otherwise age every tie by those years at once, which no training row ever showed a model.
    /// </remarks>
    /// <param name="imported">Streamed through.</param>
    /// <param name="answers">Events of kind accepted and beyond, in the order of recording.</param>
    /// <param name="catalogue">What is not in it is left out.</param>
    public static IEnumerable<Engagement> Join(IEnumerable<Engagement> imported, IEnumerable<MatchEvent> answers, Catalogue catalogue)
    {
        var recorded = RecordedEngagement.Of(Introductions.Of(answers))
            .Where(item => catalogue.IndexOf(item.Enterprise) >= 0 && catalogue.IndexOf(item.Institution) >= 0 && catalogue.IndexOf(item.Sector) >= 0)
            .ToDictionary(item => (item.Enterprise, item.Institution, item.Sector));
        var newest = 0;
        foreach (var engagement in imported)
        {
            newest = Math.Max(newest, engagement.Year);
            var key = (engagement.Enterprise, engagement.Institution, engagement.Sector);
            if (recorded.Count > 0 && recorded.TryGetValue(key, out var same) && engagement.Year >= same.Since.UtcDateTime.Year)
            {
                recorded.Remove(key);
            }

            yield return engagement;
        }

        foreach (var item in recorded.Values)
        {
            yield return ToEngagement(item, catalogue.Institutions[catalogue.IndexOf(item.Institution)].Country, newest == 0 ? Engagement.MaxYear : newest);
        }
    }

    private static Engagement ToEngagement(RecordedEngagement item, CountryCode country, int newestYear)
    {
        var id = RecordedId.Of(item.Enterprise.Value, item.Institution.Value, item.Sector.Value);
        return new Engagement(
            id,
            item.Enterprise,
            item.Institution,
            country,
            item.Sector,
            Math.Clamp(item.Since.UtcDateTime.Year, Engagement.MinYear, newestYear),
            OutcomeOf(item.Furthest),
            AmountUsdMillions: null,
            EngagementRole.Implementing,
            id.Value,
            id.Value,
            Brief: string.Empty);
    }

    private static EngagementOutcome OutcomeOf(MatchEventKind furthest) => furthest switch
    {
        MatchEventKind.Operating => EngagementOutcome.Implementing,
        MatchEventKind.Contract => EngagementOutcome.Committed,
        _ => EngagementOutcome.Pledged,
    };
}
