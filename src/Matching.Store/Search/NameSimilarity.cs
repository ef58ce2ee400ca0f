using Matching.Domain;

namespace Matching.Store;

/// <summary>How well a folded name answers a folded query, 0 to 1. The tiers: the same, beginning with it, holding it, resembling it.</summary>
internal static class NameSimilarity
{
    /// <summary>Below this a name is no answer.</summary>
    public const double Least = 0.4;

    private const int LongestWord = 40;

    public static double Of(string query, string name)
    {
        if (name == query)
        {
            return 1;
        }

        // Among equals, the name of which the query is the larger part.
        var share = Math.Min(1, (double)query.Length / name.Length);
        if (name.StartsWith(query, StringComparison.Ordinal))
        {
            return 0.90 + (0.09 * share);
        }

        var at = name.IndexOf(query, StringComparison.Ordinal);
        if (at > 0)
        {
            var beginsWord = name.Contains(" " + query, StringComparison.Ordinal) || NameFolding.IsIdeograph(query[0]);
            return (beginsWord ? 0.80 : 0.70) + (0.05 * share);
        }

        var queryWords = Words(query);
        var nameWords = Words(name);
        if (queryWords.TrueForAll(word => nameWords.Exists(other => other.StartsWith(word, StringComparison.Ordinal))))
        {
            return 0.75 + (0.04 * share);
        }

        if (Squeeze(name).Contains(Squeeze(query), StringComparison.Ordinal))
        {
            return 0.70 + (0.04 * share);
        }

        // The query goes on where the name ends: "Sinohydro Group Ltd" for "Sinohydro".
        if (query.StartsWith(name + " ", StringComparison.Ordinal))
        {
            return 0.60 + (0.09 * name.Length / query.Length);
        }

        return (0.64 * Coverage(queryWords, nameWords)) + (0.05 * Math.Min(share, (double)name.Length / query.Length));
    }

    /// <summary>The part of the query's letters that the name's words account for.</summary>
    private static double Coverage(List<string> query, List<string> name)
    {
        double found = 0;
        var total = 0;
        foreach (var word in query)
        {
            total += word.Length;
            found += word.Length * name.Max(other => Likeness(word, other));
        }

        return total == 0 ? 0 : found / total;
    }

    private static double Likeness(string word, string other)
    {
        if (other.StartsWith(word, StringComparison.Ordinal))
        {
            return other.Length == word.Length ? 1 : 0.95;
        }

        if (Math.Min(word.Length, other.Length) < 3 || Math.Max(word.Length, other.Length) > LongestWord)
        {
            return 0;
        }

        var whole = 1 - ((double)Distance(word, other) / Math.Max(word.Length, other.Length));
        var start = other.Length > word.Length ? 0.95 * (1 - ((double)Distance(word, other.AsSpan(0, word.Length)) / word.Length)) : 0;
        var best = Math.Max(whole, start);
        return best >= 0.6 ? best : 0;
    }

    /// <summary>Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> before = stackalloc int[LongestWord + 1];
        Span<int> previous = stackalloc int[LongestWord + 1];
        Span<int> current = stackalloc int[LongestWord + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    least = Math.Min(least, before[j - 2] + 1);
                }

                current[j] = least;
            }

            var free = before;
            before = previous;
            previous = current;
            current = free;
        }

        return previous[b.Length];
    }

    private static string Squeeze(string folded) => folded.Replace(" ", string.Empty, StringComparison.Ordinal);

    /// <summary>The words; of ideographs each one and each two neighbours, so that their order counts too.</summary>
    private static List<string> Words(string folded)
    {
        var words = new List<string>();
        foreach (var run in NameGrams.Runs(folded))
        {
            if (NameFolding.IsIdeograph(run[0]))
            {
                words.AddRange(run.Select(c => c.ToString()));
                words.AddRange(run.Zip(run.Skip(1), (first, second) => $"{first}{second}"));
            }
            else
            {
                words.Add(run);
            }
        }

        return words;
    }
}
