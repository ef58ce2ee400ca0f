using Matching.Domain;
using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>Answers a query from one serving state: from its published page where that says it all, otherwise by ranking.</summary>
internal sealed class RankPartnersCommand(MatchingStore store, RankingMetrics metrics)
{
    /// <summary>Answers one page of a query.</summary>
    /// <param name="state">What to answer from.</param>
    /// <param name="asked">The question.</param>
    /// <param name="goesOn">The stamp of the order the pages before were of; null for the first page.</param>
    /// <param name="offset">How many items to pass over.</param>
    /// <param name="size">How many items to return at most, from 1.</param>
    /// <param name="cancellation">Stops a live ranking.</param>
    /// <exception cref="UnknownResourceException">The enterprise, sector or region does not exist.</exception>
    /// <exception cref="RankingChangedException">The pages before came from a capped generation that is no longer held.</exception>
    public RankedAnswer Answer(ServingState state, PartnersQuery asked, ulong? goesOn, int offset, int size, CancellationToken cancellation)
    {
        var answer = Find(state, asked, goesOn, offset, size, cancellation);
        metrics.Answered(published: answer.Generation is not null);
        return answer;
    }

    private RankedAnswer Find(ServingState state, PartnersQuery asked, ulong? goesOn, int offset, int size, CancellationToken cancellation)
    {
        if (state.Catalogue.IndexOf(asked.Query.Enterprise) < 0)
        {
            throw new UnknownResourceException("enterprise", asked.Query.Enterprise.Value);
        }

        if (asked.AsOfYear is { } year && year != state.History.AsOfYear)
        {
            var ranking = state.PastRankers.Before(year, cancellation).Rank(asked.Query, asked.Filter, cancellation);
            return Arranged(state, asked, ranking.Items, offset, size) with { AsOfYear = year };
        }

        var page = state.Servable is { } generation
            ? generation.Cap is null ? FromPage(state, generation, asked, offset, size) : FromCappedPage(state, generation, asked, goesOn, offset, size, cancellation)
            : null;
        return page ?? Live(state, asked, offset, size, cancellation);
    }

    /// <summary>Ranks now. Without a condition only the lines of the page are ever made.</summary>
    private static RankedAnswer Live(ServingState state, PartnersQuery asked, int offset, int size, CancellationToken cancellation)
    {
        if (asked.Condition is not null)
        {
            return Arranged(state, asked, Rank(state, asked, cancellation), offset, size);
        }

        using var ranked = state.Ranker.RankAll(asked.Query, asked.Filter, cancellation);
        if (!asked.Arrangement.IsNone)
        {
            var (lines, count) = Arranger.Arrange(ranked, state.Catalogue, asked.Arrangement, offset, size);
            return new RankedAnswer(lines, count, null, state.Stamp, state.History.AsOfYear);
        }

        return Plain(state, ranked.Lines(offset, size), ranked.Count, offset: 0, size);
    }

    /// <summary>A page of a generation without a cap says what a live ranking would say, as far as it goes.</summary>
    private RankedAnswer? FromPage(ServingState state, Generation generation, PartnersQuery asked, int offset, int size)
    {
        // Who was engaged before is known to the ranker alone.
        if (asked.Filter.ExcludeEngaged || store.Rankings.Find(generation.Number, asked.Query) is not { } page)
        {
            return null;
        }

        if (page.Top.Count == page.CandidateCount)
        {
            // The page is the whole ranking, so that a filter leaves out exactly what ranking live would leave out.
            var passing = asked.Filter.IsEmpty ? page.Top : [.. page.Top.Where(item => Passes(state, asked.Filter, item.Institution))];
            return Arranged(state, asked, passing, offset, size) with { Generation = generation };
        }

        // A longer ranking: its head answers only as far as it goes, and a filtered total is not known from it.
        return asked.IsPlain && offset + size <= page.Top.Count ? Plain(state, page.Top, page.CandidateCount, offset, size) with { Generation = generation } : null;
    }

    /// <summary>
    /// A capped page has an order of its own among the best of the ranking; behind them the ranking goes on as it is. Pages that began in
    /// one order go on in it.
    /// </summary>
    private RankedAnswer? FromCappedPage(
        ServingState state, Generation generation, PartnersQuery asked, ulong? goesOn, int offset, int size, CancellationToken cancellation)
    {
        if (!asked.IsPlain || goesOn == state.Stamp)
        {
            return null;
        }

        if (store.Rankings.Find(generation.Number, asked.Query) is not { } page)
        {
            return goesOn is null ? null : throw new RankingChangedException();
        }

        var items = offset + size <= page.Top.Count || page.Top.Count == page.CandidateCount
            ? page.Top
            : [.. page.Top, .. Rank(state, asked, cancellation).Skip(page.Top.Count)];
        return Plain(state, items, page.CandidateCount, offset, size) with { Generation = generation, Stamp = state.PublishedStamp!.Value };
    }

    private static IReadOnlyList<RankedInstitution> Rank(ServingState state, PartnersQuery asked, CancellationToken cancellation) =>
        state.Ranker.Rank(asked.Query, asked.Filter, cancellation).Items;

    private static RankedAnswer Arranged(ServingState state, PartnersQuery asked, IReadOnlyList<RankedInstitution> ranked, int offset, int size)
    {
        var passing = asked.Condition is { } condition
            ? [.. ranked.Where(item => condition.Matches(state.Catalogue.Institutions[state.Catalogue.IndexOf(item.Institution)]))]
            : ranked;
        if (asked.Arrangement.IsNone)
        {
            return Plain(state, passing, passing.Count, offset, size);
        }

        var placed = Arranger.Arrange(passing, state.Catalogue, asked.Arrangement);
        return new RankedAnswer(Slice(placed, offset, size, static item => item), placed.Count, null, state.Stamp, state.History.AsOfYear);
    }

    private static RankedAnswer Plain(ServingState state, IReadOnlyList<RankedInstitution> items, int total, int offset, int size) =>
        new(Slice(items, offset, size, PlacedInstitution.Of), total, null, state.Stamp, state.History.AsOfYear);

    private static bool Passes(ServingState state, CandidateFilter filter, InstitutionId id) =>
        !filter.ExcludedInstitutions.Contains(id)
        && (filter.Kinds.Count == 0 || filter.Kinds.Contains(state.Catalogue.Institutions[state.Catalogue.IndexOf(id)].Kind));

    private static PlacedInstitution[] Slice<T>(IReadOnlyList<T> items, int offset, int size, Func<T, PlacedInstitution> place)
    {
        var first = Math.Min(offset, items.Count);
        var slice = new PlacedInstitution[Math.Min(size, items.Count - first)];
        for (var i = 0; i < slice.Length; i++)
        {
            slice[i] = place(items[first + i]);
        }

        return slice;
    }
}
