using System.Runtime.InteropServices;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Arranges a scored ranking: adds the stage's policy, limits each kind, keeps one sort from crowding the top. The result is a total
/// order (<see cref="PlacedInstitution.Total"/> descending, then id ascending), the same for the same input.
/// </summary>
/// <remarks>
/// Diversity is a greedy choice with a discount that grows with what already stands above, as in Carbonell and Goldstein 1998 (maximal
/// marginal relevance) with "same kind" or "same country" for similarity. Discounts only grow, so totals never rise down the list.
/// </remarks>
public static class Arranger
{
    /// <summary>What each institution of the same sort that stands above takes off, in log-odds: the odds fall to 0.61 of what they were.</summary>
    public const float DiversityStep = 0.5f;

    /// <summary>Arranges a ranking.</summary>
    /// <param name="ranked">Score descending, then id ascending.</param>
    /// <param name="catalogue">Holds every institution of <paramref name="ranked"/>.</param>
    /// <param name="how">What to do.</param>
    /// <returns>The institutions that stay, in their order.</returns>
    public static IReadOnlyList<PlacedInstitution> Arrange(IReadOnlyList<RankedInstitution> ranked, Catalogue catalogue, Arrangement how)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(how);
        var items = new List<Item>(ranked.Count);
        foreach (var item in ranked)
        {
            items.Add(ItemOf(catalogue, how, catalogue.IndexOf(item.Institution), item.Score));
        }

        items = Order(items, how);
        return Lines(items, catalogue, 0, items.Count);
    }

    /// <summary>Arranges a whole ranking and makes some lines of it: the same order, without a line for every candidate.</summary>
    /// <param name="ranked">The ranking.</param>
    /// <param name="catalogue">The one it was ranked by.</param>
    /// <param name="how">What to do.</param>
    /// <param name="offset">Lines to pass over, from 0; may be beyond the last.</param>
    /// <param name="size">Most lines to make, from 0.</param>
    /// <returns>The lines, and how many institutions stay in all.</returns>
    public static (PlacedInstitution[] Lines, int Count) Arrange(RankedCandidates ranked, Catalogue catalogue, Arrangement how, int offset, int size)
    {
        ArgumentNullException.ThrowIfNull(ranked);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(how);
        var items = new List<Item>(ranked.Count);
        foreach (var key in ranked.Keys)
        {
            items.Add(ItemOf(catalogue, how, ScoreKeys.Candidate(key), ScoreKeys.Score(key)));
        }

        items = Order(items, how);
        return (Lines(items, catalogue, offset, size), items.Count);
    }

    private static Item ItemOf(Catalogue catalogue, Arrangement how, int number, float score)
    {
        // The profile and not the institution: those of a country stand together in memory.
        var kind = catalogue.Profiles[number].Kind;
        return new Item(number, score, how.Policy.For(how.Stage, kind), 0, (int)kind, catalogue.CountryOf(number));
    }

    private static List<Item> Order(List<Item> items, Arrangement how)
    {
        if (how.Stage != Stage.Unspecified)
        {
            items.Sort();
        }

        if (how.MaxPerKind > 0)
        {
            items = Limit(items, how.MaxPerKind);
        }

        return how.Diversity == Diversity.None ? items : Spread(items, how.Diversity);
    }

    private static PlacedInstitution[] Lines(List<Item> items, Catalogue catalogue, int offset, int size)
    {
        var first = Math.Min(offset, items.Count);
        var lines = new PlacedInstitution[Math.Min(size, items.Count - first)];
        for (var i = 0; i < lines.Length; i++)
        {
            var item = items[first + i];
            lines[i] = new PlacedInstitution(catalogue.Institutions[item.Number].Id, item.Score, item.Policy, item.Diversity);
        }

        return lines;
    }

    private static List<Item> Limit(List<Item> items, int most)
    {
        var counts = new Dictionary<int, int>();
        return items.FindAll(item => ++CollectionsMarshal.GetValueRefOrAddDefault(counts, item.Kind, out _) <= most);
    }

    /// <summary>The heads of all groups stand in a heap; the best goes next, and its group's next one comes back with the discount grown.</summary>
    private static List<Item> Spread(List<Item> items, Diversity diversity)
    {
        var heads = new PriorityQueue<(Queue<Item> Group, int Placed), Item>();
        foreach (var group in items.GroupBy(item => diversity == Diversity.ByKind ? item.Kind : item.Country))
        {
            var queue = new Queue<Item>(group);
            heads.Enqueue((queue, 0), queue.Peek());
        }

        var spread = new List<Item>(items.Count);
        while (heads.TryDequeue(out var head, out var item))
        {
            spread.Add(item);
            head.Group.Dequeue();
            var placed = head.Placed + 1;
            if (head.Group.TryPeek(out var next))
            {
                heads.Enqueue((head.Group, placed), next with { Diversity = -DiversityStep * placed });
            }
        }

        return spread;
    }

    /// <summary>Sorts best first: total descending, then number, which is the order of ids.</summary>
    private readonly record struct Item(int Number, float Score, float Policy, float Diversity, int Kind, int Country) : IComparable<Item>
    {
        /// <inheritdoc cref="PlacedInstitution.Total"/>
        private double Total => (double)Score + Policy + Diversity;

        public int CompareTo(Item other)
        {
            var byTotal = other.Total.CompareTo(Total);
            return byTotal != 0 ? byTotal : Number.CompareTo(other.Number);
        }
    }
}
