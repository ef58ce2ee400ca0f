using Matching.Stress.Worlds;
using Matching.V1;

namespace Matching.Stress.Kills;

/// <summary>Events to send.</summary>
internal static class EventMessages
{
    private const int AgreedInOneBatchOf = 8;

    /// <summary>The events of a batch, the same whenever it is sent. Some batches agree on something, which makes an engagement and raises the data revision.</summary>
    public static IEnumerable<MatchEvent> Of(StressWorld world, string batch)
    {
        var number = batch.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter)) & int.MaxValue;
        var enterprise = world.Enterprises[number % world.Enterprises.Count];
        var agreed = number % AgreedInOneBatchOf == 0;
        return EventLedger.EventsOf(batch).Select((id, i) => new MatchEvent
        {
            EventId = id,
            Kind = agreed && i == 0 ? MatchEventKind.Accepted : MatchEventKind.Shown,
            Enterprise = enterprise,
            Institution = world.Institutions[(number + i) % world.Institutions.Count],
            Sector = "energy",
        });
    }
}
