using Matching.Domain;
using Matching.Learning;
using Matching.Store;

namespace Matching.Jobs;

/// <summary>Joins the engagements that events tell of to the imported ones. docs/feedback.md has the rules.</summary>
internal static class RecordedHistory
{
    /// <summary>The engagements recorded by events which no import has taken over, in order of id.</summary>
    /// <param name="snapshot">Holds the events and what was imported.</param>
    /// <param name="sectors">What names none of them is left out.</param>
    public static IReadOnlyList<RecordedEngagement> NotImported(StoreSnapshot snapshot, SectorTree sectors) =>
    [
        .. RecordedEngagement.Of(Introductions.Of(snapshot.Events.Answers()))
            .Where(item => sectors.BuiltInOf(item.Sector) is not null)
            .Where(item => !snapshot.Engagements.Has(item.Enterprise, item.Institution, item.Sector, item.Since.UtcDateTime.Year))
            .OrderBy(IdOf),
    ];

    /// <summary>The id a recorded engagement has.</summary>
    public static EngagementId IdOf(RecordedEngagement item) => RecordedId.Of(item.Enterprise.Value, item.Institution.Value, item.Sector.Value);

    /// <summary>Recorded engagements at their places among the imported ones.</summary>
    /// <remarks>
    /// A recorded engagement never moves the clock: its year is the newest imported one if it is later than that. One signature of today in a
    /// store whose imports end years ago would otherwise age every tie by those years at once, which no training row ever showed a model.
    /// </remarks>
    /// <param name="recorded">From <see cref="NotImported"/>.</param>
    /// <param name="imported">Read with the ids of those.</param>
    /// <param name="catalogue">Says where each institution sits.</param>
    public static IReadOnlyList<AddedEngagement> Place(IReadOnlyList<RecordedEngagement> recorded, EngagementColumns imported, Catalogue catalogue)
    {
        if (recorded.Count == 0)
        {
            return [];
        }

        var newest = imported.Count == 0 ? Engagement.MaxYear : imported.LastYear;
        return [.. recorded.Select((item, i) => new AddedEngagement(
            ToEngagement(item, catalogue.Institutions[catalogue.IndexOf(item.Institution)].Country, newest), imported.Places[i]))];
    }

    /// <summary>How far each pair came that no import has taken over: labels of training.</summary>
    /// <param name="snapshot">Holds the events and what was imported.</param>
    /// <param name="catalogue">What is not in it is left out.</param>
    /// <param name="newestYear">The newest year of an engagement: nothing recorded counts to a later one.</param>
    public static IReadOnlyList<Judgement> Judgements(StoreSnapshot snapshot, Catalogue catalogue, int newestYear)
    {
        var introductions = Introductions.Of(snapshot.Events.Actions())
            .Where(item => item.Sector is { } sector && catalogue.IndexOf(item.Enterprise) >= 0 && catalogue.IndexOf(item.Institution) >= 0 && catalogue.IndexOf(sector) >= 0)
            .ToList();
        var agreed = RecordedEngagement.Of(introductions).ToDictionary(item => (item.Enterprise, item.Institution, item.Sector), item => item.Since.UtcDateTime.Year);
        var judgements = new List<Judgement>();
        foreach (var pair in introductions.GroupBy(item => (item.Enterprise, item.Institution, Sector: item.Sector!.Value)))
        {
            var isAgreed = agreed.TryGetValue(pair.Key, out var year);
            if (isAgreed && snapshot.Engagements.Has(pair.Key.Enterprise, pair.Key.Institution, pair.Key.Sector, year))
            {
                continue;
            }

            judgements.Add(new Judgement(
                pair.Key.Enterprise,
                pair.Key.Institution,
                pair.Key.Sector,
                Math.Clamp(isAgreed ? year : pair.Min(item => item.Opened).UtcDateTime.Year, Engagement.MinYear, newestYear),
                pair.Max(RelevanceGrades.Of),
                pair.OrderBy(item => item.Opened).Select(item => item.Ranked?.Position).FirstOrDefault(position => position is not null)));
        }

        return judgements;
    }

    private static Engagement ToEngagement(RecordedEngagement item, CountryCode country, int newestYear)
    {
        var id = IdOf(item);
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
