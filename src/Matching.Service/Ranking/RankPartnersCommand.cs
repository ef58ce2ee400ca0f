using Matching.Domain;
using Matching.Store;

namespace Matching.Service;

/// <summary>Answers a query from one serving state: from its published page where that says it all, otherwise by ranking.</summary>
internal sealed class RankPartnersCommand(MatchingStore store)
{
    /// <summary>Answers one page of a query.</summary>
    /// <param name="state">What to answer from.</param>
    /// <param name="query">The question.</param>
    /// <param name="filter">Hard conditions.</param>
    /// <param name="offset">How many items to pass over.</param>
    /// <param name="size">How many items to return at most, from 1.</param>
    /// <param name="cancellation">Stops a live ranking.</param>
    /// <exception cref="UnknownResourceException">The enterprise, sector or region does not exist.</exception>
    public RankedAnswer Answer(ServingState state, RankQuery query, CandidateFilter filter, int offset, int size, CancellationToken cancellation)
    {
        if (state.Catalogue.IndexOf(query.Enterprise) < 0)
        {
            throw new UnknownResourceException("enterprise", query.Enterprise.Value);
        }

        return FromPage(state, query, filter, offset, size) ?? Live(state, query, filter, offset, size, cancellation);
    }

    private RankedAnswer? FromPage(ServingState state, RankQuery query, CandidateFilter filter, int offset, int size)
    {
        // Who was engaged before is known to the ranker alone.
        if (state.Servable is not { } generation || filter.ExcludeEngaged || store.Rankings.Find(generation.Number, query) is not { } page)
        {
            return null;
        }

        if (page.Top.Count == page.CandidateCount)
        {
            // The page is the whole ranking, so that a filter leaves out exactly what ranking live would leave out.
            var passing = filter.IsEmpty ? page.Top : [.. page.Top.Where(item => Passes(state, filter, item.Institution))];
            return new RankedAnswer(Slice(passing, offset, size), passing.Count, generation);
        }

        // A longer ranking: its head answers only as far as it goes, and a filtered total is not known from it.
        return filter.IsEmpty && offset + size <= page.Top.Count
            ? new RankedAnswer(Slice(page.Top, offset, size), page.CandidateCount, generation)
            : null;
    }

    private static RankedAnswer Live(
        ServingState state, RankQuery query, CandidateFilter filter, int offset, int size, CancellationToken cancellation)
    {
        var ranking = state.Ranker.Rank(query, filter, cancellation);
        return new RankedAnswer(Slice(ranking.Items, offset, size), ranking.Items.Count, null);
    }

    private static bool Passes(ServingState state, CandidateFilter filter, InstitutionId id) =>
        !filter.ExcludedInstitutions.Contains(id)
        && (filter.Kinds.Count == 0 || filter.Kinds.Contains(state.Catalogue.Institutions[state.Catalogue.IndexOf(id)].Kind));

    private static RankedInstitution[] Slice(IReadOnlyList<RankedInstitution> items, int offset, int size)
    {
        var first = Math.Min(offset, items.Count);
        var slice = new RankedInstitution[Math.Min(size, items.Count - first)];
        for (var i = 0; i < slice.Length; i++)
        {
            slice[i] = items[first + i];
        }

        return slice;
    }
}
