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
        var numbers = new int[ranked.Count];
        var placed = new List<PlacedInstitution>(ranked.Count);
        foreach (var item in ranked)
        {
            var number = catalogue.IndexOf(item.Institution);
            numbers[placed.Count] = number;
            placed.Add(new PlacedInstitution(item.Institution, item.Score, how.Policy.For(how.Stage, catalogue.Institutions[number].Kind), 0));
        }

        var items = placed.Zip(numbers, (line, number) => new Item(line, number, (int)catalogue.Institutions[number].Kind, catalogue.CountryOf(number))).ToList();
        if (how.Stage != Stage.Unspecified)
        {
            items.Sort();
        }

        if (how.MaxPerKind > 0)
        {
            items = Limit(items, how.MaxPerKind);
        }

        return how.Diversity == Diversity.None ? items.ConvertAll(item => item.Line) : Spread(items, how.Diversity);
    }

    private static List<Item> Limit(List<Item> items, int most)
    {
        var counts = new Dictionary<int, int>();
        return items.FindAll(item => ++CollectionsMarshal.GetValueRefOrAddDefault(counts, item.Kind, out _) <= most);
    }

    /// <summary>The heads of all groups stand in a heap; the best goes next, and its group's next one comes back with the discount grown.</summary>
    private static List<PlacedInstitution> Spread(List<Item> items, Diversity diversity)
    {
        var heads = new PriorityQueue<(Queue<Item> Group, int Placed), Item>();
        foreach (var group in items.GroupBy(item => diversity == Diversity.ByKind ? item.Kind : item.Country))
        {
            var queue = new Queue<Item>(group);
            heads.Enqueue((queue, 0), queue.Peek());
        }

        var spread = new List<PlacedInstitution>(items.Count);
        while (heads.TryDequeue(out var head, out var item))
        {
            spread.Add(item.Line);
            head.Group.Dequeue();
            var placed = head.Placed + 1;
            if (head.Group.TryPeek(out var next))
            {
                heads.Enqueue((head.Group, placed), next with { Line = next.Line with { DiversityScore = -DiversityStep * placed } });
            }
        }

        return spread;
    }

    /// <summary>Sorts best first: total descending, then number, which is the order of ids.</summary>
    private readonly record struct Item(PlacedInstitution Line, int Number, int Kind, int Country) : IComparable<Item>
    {
        public int CompareTo(Item other)
        {
            var byTotal = other.Line.Total.CompareTo(Line.Total);
            return byTotal != 0 ? byTotal : Number.CompareTo(other.Number);
        }
    }
}
