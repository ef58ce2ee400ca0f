using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Matching.Domain;
using Matching.Store;

namespace Matching.Service;

/// <summary>Where the introductions of one enterprise stand, and what it did before.</summary>
/// <param name="store">Read from.</param>
/// <param name="enterprise">Whose.</param>
/// <param name="now">What decides whether a step is overdue.</param>
internal sealed class Pipeline(MatchingStore store, EnterpriseId enterprise, DateTimeOffset now)
{
    /// <summary>What passes a filter, newest first.</summary>
    public IReadOnlyList<V1.Engagement> List(PipelineFilter filter)
    {
        var all = new List<V1.Engagement>();
        if (filter.TakesRecorded)
        {
            all.AddRange(Introductions.Of(store.Events.OfEnterprise(enterprise, filter.LeastKind))
                .Where(item => filter.Passes(item, IsOverdue(item)))
                .Select(ToMessage));
        }

        if (filter.TakesImported)
        {
            all.AddRange(store.Engagements.OfEnterprise(enterprise).Select(ToMessage));
        }

        all.Sort(static (a, b) => string.CompareOrdinal(OrderOf(a), OrderOf(b)));
        return all;
    }

    /// <summary>One engagement; null when the enterprise has none of this id.</summary>
    public V1.Engagement? Find(EngagementId id) =>
        id.Value.StartsWith(RecordedId.Prefix, StringComparison.Ordinal)
        && Introductions.Of(store.Events.OfEnterprise(enterprise, MatchEventKind.Shown)).FirstOrDefault(item => IdOf(item) == id) is { } recorded
            ? ToMessage(recorded)
            : store.Engagements.Find(id) is { } imported && imported.Enterprise == enterprise ? ToMessage(imported) : null;

    /// <summary>Sorts newest first, then by name; short enough for a page token, and never changed by a later event.</summary>
    public static string OrderOf(V1.Engagement engagement)
    {
        var age = DateTimeOffset.MaxValue.ToUnixTimeSeconds() - engagement.CreateTime.Seconds;
        return string.Create(CultureInfo.InvariantCulture, $"{age:x12}-{RecordedId.Of(engagement.Name)}");
    }

    private static EngagementId IdOf(Introduction item) => RecordedId.Of(item.Institution.Value, item.Sector?.Value ?? string.Empty, item.Region.Value);

    private bool IsOverdue(Introduction item) => item.Due < now;

    private V1.Engagement ToMessage(Introduction item) => new()
    {
        Name = NameOf(IdOf(item)),
        Origin = V1.EngagementOrigin.Recorded,
        Institution = InstitutionOf(item.Institution),
        Sector = item.Sector is { } sector ? $"{ResourceName.Sectors}/{sector}" : string.Empty,
        Region = $"{ResourceName.Regions}/{item.Region}",
        CreateTime = item.Opened.ToTimestamp(),
        Stage = (V1.MatchEventKind)item.Stage,
        StageTime = item.Since.ToTimestamp(),
        FurthestStage = (V1.MatchEventKind)item.Furthest,
        DueTime = item.Due?.ToTimestamp(),
        Overdue = IsOverdue(item),
        DeclineReason = (V1.DeclineReason)item.DeclineReason,
        Note = item.Note,
        ModelVersion = item.Ranked?.ModelVersion ?? string.Empty,
        Position = item.Ranked?.Position ?? 0,
        Counted = item is { EngagedSince: not null, Sector: not null },
    };

    private V1.Engagement ToMessage(Engagement item)
    {
        var message = new V1.Engagement
        {
            Name = NameOf(item.Id),
            Origin = V1.EngagementOrigin.Imported,
            Institution = InstitutionOf(item.Institution),
            Sector = $"{ResourceName.Sectors}/{item.Sector}",
            Region = $"{ResourceName.Regions}/{item.Country}",
            CreateTime = new DateTimeOffset(item.Year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToTimestamp(),
            Note = item.Brief,
            Counted = true,
            Year = item.Year,
            Outcome = item.Outcome.ToToken(),
            Role = item.Role.ToToken(),
        };
        if (item.AmountUsdMillions is { } amount)
        {
            message.AmountUsdMillions = amount;
        }

        return message;
    }

    private string NameOf(EngagementId id) => $"{ResourceName.Enterprises}/{enterprise}/{ResourceName.Engagements}/{id}";

    private V1.Institution InstitutionOf(InstitutionId id) => store.Catalogue.FindInstitution(id)?.ToMessage() ?? new V1.Institution { Name = $"{ResourceName.Institutions}/{id}" };
}
