using Matching.Domain;
using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>Reads published pages a few at a time, so that neither a page nor a connection waits for the one who reads.</summary>
internal sealed class StreamRankingsCommand(MatchingStore store, ServingStates states)
{
    /// <summary>Pages read at once.</summary>
    public const int BatchSize = 16;

    /// <summary>The pages of a generation from a place on, each with the place behind it.</summary>
    /// <param name="stamp">The generation's stamp: <see cref="ServingState.PublishedStamp"/>.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="sector">Only pages for this sector; null for all.</param>
    /// <param name="region">Only pages of this region; null for all.</param>
    /// <exception cref="RankingChangedException">The generation, or the data it was made from, is no longer held.</exception>
    public IEnumerable<(ServingState State, RankedPage Page, PagePosition Behind)> Read(ulong stamp, PagePosition from, SectorId? sector, RegionId? region)
    {
        while (true)
        {
            // Looked up anew each time: a stream keeps no state alive that is not held anyway.
            var state = states.WithStamp(stamp);
            var pages = store.Rankings.Read(state.Servable!.Number, from, sector, region, BatchSize) ?? throw new RankingChangedException();
            foreach (var page in pages)
            {
                from = from.Behind(page.Query.Enterprise);
                yield return (state, page, from);
            }

            if (pages.Count < BatchSize)
            {
                yield break;
            }
        }
    }

    /// <summary>A page as RankPartners answers it.</summary>
    public static RankedAnswer Answer(ServingState state, RankedPage page, int lines) => new(
        [.. page.Top.Take(lines).Select(PlacedInstitution.Of)],
        page.CandidateCount,
        state.Servable,
        state.Servable!.Cap is null ? state.Stamp : state.PublishedStamp!.Value,
        state.History.AsOfYear);
}
