using Matching.Domain;
using Matching.Learning;
using Matching.Store;

namespace Matching.Jobs;

/// <summary>The queries that users' events speak of.</summary>
public static class RecordedQueries
{
    private const int Batch = 10_000;

    /// <summary>Groups events into queries by (enterprise, sector, region).</summary>
    /// <param name="store">Holds the events.</param>
    /// <param name="fromYear">Events of earlier years are left out.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public static IReadOnlyList<RecordedQuery> Read(MatchingStore store, int fromYear, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var queries = new Dictionary<(EnterpriseId Enterprise, SectorId? Sector, RegionId Region), HashSet<InstitutionId>>();
        long after = 0;
        while (store.Events.Read(after, Batch) is { Count: > 0 } events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var item in events.Select(recorded => recorded.Event).Where(item => item.At.Year >= fromYear))
            {
                var key = (item.Enterprise, item.Sector, item.Region);
                if (!queries.TryGetValue(key, out var chosen))
                {
                    chosen = queries[key] = [];
                }

                if (RelevanceGrades.Of(item.Kind) >= RelevanceGrades.Engaged)
                {
                    chosen.Add(item.Institution);
                }
            }

            after = events[^1].Position;
        }

        return [.. queries.Select(query => new RecordedQuery(query.Key.Enterprise, query.Key.Sector, query.Key.Region, query.Value))];
    }
}
