using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Says from a name which fields of work it speaks of (power, rail, health …), in a dozen languages, by words and parts of words.
/// </summary>
/// <remarks>
/// Reads the embedded <c>concepts.csv</c>. This is what lets an institution nobody has engaged yet be told from another: without such
/// concepts the cold side of the ranking falls by about 0.1 NDCG@10 (docs/experiments.md).
/// </remarks>
internal sealed class ConceptLexicon
{
    private readonly Dictionary<string, ulong> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _endings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _parts = new(StringComparer.Ordinal);
    private readonly List<(string Run, ulong Mask)> _ideographs = [];
    private readonly int _longestBeginning;
    private readonly int _longestEnding;
    private readonly int _shortestPart;
    private readonly int _longestPart;

    private ConceptLexicon(IEnumerable<string> lines)
    {
        var names = new List<string>();
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            var cut = line.IndexOf(';', StringComparison.Ordinal);
            var mask = 1UL << names.Count;
            names.Add(line[..cut]);
            foreach (var word in line[(cut + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Add(word, mask);
            }
        }

        Names = names;
        _longestBeginning = Longest(_beginnings);
        _longestEnding = Longest(_endings);
        _longestPart = Longest(_parts);
        _shortestPart = _parts.Keys.Min(key => key.Length);
    }

    /// <summary>The lexicon of this feature-set version.</summary>
    public static ConceptLexicon Default { get; } = Load();

    /// <summary>Concept names; a concept's bit is its position.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The concepts the words speak of, as a bit mask.</summary>
    /// <param name="words">Folded words.</param>
    public ulong MaskOf(IEnumerable<string> words)
    {
        ulong mask = 0;
        foreach (var word in words)
        {
            mask |= MaskOf(word);
        }

        return mask;
    }

    /// <summary>The concepts one folded word speaks of.</summary>
    public ulong MaskOf(string word)
    {
        if (NameFolding.IsIdeograph(word[0]))
        {
            ulong found = 0;
            foreach (var (run, runMask) in _ideographs)
            {
                found |= word.Contains(run, StringComparison.Ordinal) ? runMask : 0;
            }

            return found;
        }

        _exact.TryGetValue(word, out var mask);

        // Arabic writes "the" and "for the" onto the word.
        if (word.Length > 4 && (word.StartsWith("ال", StringComparison.Ordinal) || word.StartsWith("لل", StringComparison.Ordinal)))
        {
            mask |= MaskOf(word[2..]);
        }

        var beginnings = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(word.Length, _longestBeginning); length > 1; length--)
        {
            mask |= beginnings.TryGetValue(word.AsSpan(0, length), out var beginning) ? beginning : 0;
        }

        var endings = _endings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(word.Length, _longestEnding); length > 1; length--)
        {
            mask |= endings.TryGetValue(word.AsSpan(word.Length - length), out var ending) ? ending : 0;
        }

        return mask | MaskOfParts(word);
    }

    private ulong MaskOfParts(string word)
    {
        ulong mask = 0;
        var parts = _parts.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start <= word.Length - _shortestPart; start++)
        {
            for (var length = _shortestPart; length <= Math.Min(_longestPart, word.Length - start); length++)
            {
                mask |= parts.TryGetValue(word.AsSpan(start, length), out var part) ? part : 0;
            }
        }

        return mask;
    }

    private static int Longest(Dictionary<string, ulong> table) => table.Count == 0 ? 0 : table.Keys.Max(key => key.Length);

    private void Add(string word, ulong mask)
    {
        if (NameFolding.IsIdeograph(word[0]))
        {
            _ideographs.Add((word, mask));
            return;
        }

        var begins = word[^1] == '*';
        var ends = word[0] == '*';
        var folded = NameFolding.Fold(word.AsSpan().Trim('*'));
        var table = (begins, ends) switch
        {
            (true, true) => _parts,
            (true, false) => _beginnings,
            (false, true) => _endings,
            _ => _exact,
        };
        table[folded] = table.GetValueOrDefault(folded) | mask;
    }

    private static ConceptLexicon Load()
    {
        using var stream = typeof(ConceptLexicon).Assembly.GetManifestResourceStream("Matching.Learning.Features.concepts.csv")
            ?? throw new InvalidOperationException("The concept table is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        return new ConceptLexicon(reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n'));
    }
}
