using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Gives out the places on first pages so that no institution stands on more of them than its cap allows, where there are others to take
/// its place. Deterministic: the same pages in the same order, the same result.
/// </summary>
/// <remarks>
/// Greedy weighted b-matching: of all (page, institution) pairs the one with the largest share goes next, if the page has a place and the
/// institution an appearance left; the sum of shares is then at least half of the best possible (Avis 1983, "A survey of heuristics for
/// the weighted matching problem"). The popular thus go where they fit best.
/// </remarks>
public static class ExposureDraft
{
    /// <summary>Arranges every page.</summary>
    /// <param name="pages">The heads of all rankings.</param>
    /// <param name="institutions">How many institutions there are.</param>
    /// <param name="cap">How often each may appear.</param>
    /// <returns>
    /// For each page the positions of its institutions in their new order: those on the first page best first, then the others best first.
    /// Pages without enough candidates below the cap are filled up with the best of the rest.
    /// </returns>
    public static int[][] Arrange(IReadOnlyList<DraftPage> pages, int institutions, ExposureCap cap)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(cap);
        var left = new int[institutions];
        Array.Fill(left, cap.MostPages);
        var chosen = new bool[pages.Count][];
        var turns = new PriorityQueue<(int Page, int Position, int Places), (double Share, int Page)>(
            Comparer<(double Share, int Page)>.Create(static (a, b) => a.Share != b.Share ? b.Share.CompareTo(a.Share) : a.Page.CompareTo(b.Page)));
        for (var page = 0; page < pages.Count; page++)
        {
            var candidates = pages[page].Institutions;
            chosen[page] = new bool[candidates.Length];
            if (candidates.Length > cap.FirstPage)
            {
                turns.Enqueue((page, 0, cap.FirstPage), (pages[page].Shares[0], page));
                continue;
            }

            // Nobody can be moved behind a first page that holds everyone.
            foreach (var institution in candidates)
            {
                left[institution]--;
            }
        }

        while (turns.TryDequeue(out var turn, out _))
        {
            var (page, position, places) = turn;
            var candidates = pages[page].Institutions;
            if (left[candidates[position]] > 0)
            {
                left[candidates[position]]--;
                chosen[page][position] = true;
                places--;
            }

            if (places > 0 && ++position < candidates.Length)
            {
                turns.Enqueue((page, position, places), (pages[page].Shares[position], page));
            }
        }

        return [.. chosen.Select(marks => Order(marks, cap.FirstPage))];
    }

    /// <summary>The chosen, filled up with the best of the rest, in order of position; then the others.</summary>
    private static int[] Order(bool[] chosen, int firstPage)
    {
        var missing = Math.Min(firstPage, chosen.Length) - chosen.Count(mark => mark);
        for (var position = 0; missing > 0; position++)
        {
            if (!chosen[position])
            {
                chosen[position] = true;
                missing--;
            }
        }

        return [.. Enumerable.Range(0, chosen.Length).OrderBy(position => chosen[position] ? 0 : 1).ThenBy(position => position)];
    }
}
