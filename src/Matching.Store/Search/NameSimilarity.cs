using Matching.Domain;

namespace Matching.Store;

/// <summary>
/// How well a folded name answers a folded query, 0 to 1. The tiers: the same, beginning with it, holding it, resembling it. The query is
/// parted into words once; of the names, of which a search may compare hundreds, nothing is made.
/// </summary>
internal sealed class NameSimilarity
{
    /// <summary>Below this a name is no answer.</summary>
    public const double Least = 0.4;

    private const int LongestWord = 40;

    private readonly string _query;
    private readonly string _squeezed;
    private readonly string[] _words;

    /// <summary>Prepares to compare.</summary>
    /// <param name="query">A folded query, not empty.</param>
    public NameSimilarity(string query)
    {
        _query = query;
        Span<char> squeezed = stackalloc char[FoldedName.MaxLength];
        _squeezed = new string(Squeeze(query, squeezed));
        Span<Word> words = stackalloc Word[2 * FoldedName.MaxLength];
        _words = new string[Words(query, words)];
        for (var i = 0; i < _words.Length; i++)
        {
            _words[i] = query.Substring(words[i].Start, words[i].Length);
        }
    }

    /// <summary>How well a query is answered by a name, both folded.</summary>
    public static double Of(string query, string name) => new NameSimilarity(query).To(name);

    /// <summary>How well a folded name answers.</summary>
    public double To(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
        {
            return 0;
        }

        var query = _query.AsSpan();
        if (name.SequenceEqual(query))
        {
            return 1;
        }

        // Among equals, the name of which the query is the larger part.
        var share = Math.Min(1, (double)query.Length / name.Length);
        if (name.StartsWith(query))
        {
            return 0.90 + (0.09 * share);
        }

        var at = name.IndexOf(query);
        if (at > 0)
        {
            var beginsWord = NameFolding.IsIdeograph(query[0]) || BeginsWord(name, at);
            return (beginsWord ? 0.80 : 0.70) + (0.05 * share);
        }

        Span<Word> buffer = stackalloc Word[2 * FoldedName.MaxLength];
        var words = buffer[..Words(name, buffer)];
        if (EachBeginsOne(name, words))
        {
            return 0.75 + (0.04 * share);
        }

        Span<char> squeezed = stackalloc char[FoldedName.MaxLength];
        if (Squeeze(name, squeezed).IndexOf(_squeezed) >= 0)
        {
            return 0.70 + (0.04 * share);
        }

        // The query goes on where the name ends: "Sinohydro Group Ltd" for "Sinohydro".
        if (query.StartsWith(name) && query.Length > name.Length && query[name.Length] == ' ')
        {
            return 0.60 + (0.09 * name.Length / query.Length);
        }

        return (0.64 * Coverage(name, words)) + (0.05 * Math.Min(share, (double)name.Length / query.Length));
    }

    /// <summary>Whether the query stands at the beginning of any word, from a place where it stands.</summary>
    private bool BeginsWord(ReadOnlySpan<char> name, int at)
    {
        while (name[at - 1] != ' ')
        {
            var next = name[(at + 1)..].IndexOf(_query);
            if (next < 0)
            {
                return false;
            }

            at += next + 1;
        }

        return true;
    }

    /// <summary>Whether each word of the query begins a word of the name.</summary>
    private bool EachBeginsOne(ReadOnlySpan<char> name, ReadOnlySpan<Word> words)
    {
        foreach (var word in _words)
        {
            var found = false;
            foreach (var other in words)
            {
                found |= name.Slice(other.Start, other.Length).StartsWith(word);
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The part of the query's letters that the name's words account for.</summary>
    private double Coverage(ReadOnlySpan<char> name, ReadOnlySpan<Word> words)
    {
        double found = 0;
        var total = 0;
        foreach (var word in _words)
        {
            total += word.Length;
            double best = 0;
            foreach (var other in words)
            {
                best = Math.Max(best, Likeness(word, name.Slice(other.Start, other.Length)));
            }

            found += word.Length * best;
        }

        return total == 0 ? 0 : found / total;
    }

    private static double Likeness(ReadOnlySpan<char> word, ReadOnlySpan<char> other)
    {
        if (other.StartsWith(word))
        {
            return other.Length == word.Length ? 1 : 0.95;
        }

        if (Math.Min(word.Length, other.Length) < 3 || Math.Max(word.Length, other.Length) > LongestWord)
        {
            return 0;
        }

        var whole = 1 - ((double)Distance(word, other) / Math.Max(word.Length, other.Length));
        var start = other.Length > word.Length ? 0.95 * (1 - ((double)Distance(word, other[..word.Length]) / word.Length)) : 0;
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

    private static ReadOnlySpan<char> Squeeze(ReadOnlySpan<char> folded, Span<char> squeezed)
    {
        var length = 0;
        foreach (var c in folded)
        {
            if (c != ' ')
            {
                squeezed[length++] = c;
            }
        }

        return squeezed[..length];
    }

    /// <summary>The words; of ideographs each one and each two neighbours, so that their order counts too.</summary>
    private static int Words(ReadOnlySpan<char> folded, Span<Word> words)
    {
        var (count, start) = (0, 0);
        for (var i = 1; i <= folded.Length; i++)
        {
            if (i < folded.Length && NameGrams.IsOneRun(folded[i - 1], folded[i]))
            {
                continue;
            }

            if (NameFolding.IsIdeograph(folded[start]))
            {
                for (var at = start; at < i; at++)
                {
                    words[count++] = new Word(at, 1);
                }

                for (var at = start; at < i - 1; at++)
                {
                    words[count++] = new Word(at, 2);
                }
            }
            else if (folded[start] != ' ')
            {
                words[count++] = new Word(start, i - start);
            }

            start = i;
        }

        return count;
    }

    private readonly record struct Word(int Start, int Length);
}
