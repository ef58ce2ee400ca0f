using System.Text;
using Matching.Domain;

namespace Matching.Store;

/// <summary>
/// The text whose trigrams are indexed. A word stands behind two spaces, as in PostgreSQL's pg_trgm, so that "  z", " ze" and "zes"
/// mark where it begins; an ideograph stands between single spaces, so that two neighbours ("中 国") and even one (" 中 ") are a
/// trigram and a query of one or two characters needs no scan.
/// </summary>
internal static class NameGrams
{
    /// <summary>Begins the gram that stands for a country; from the private use area, so that no folded name holds it.</summary>
    private const char CountryMark = '\uE000';

    /// <summary>Grams of a query beyond this are not looked for.</summary>
    private const int MaxGrams = 48;

    private const int MaxWordsWithError = 6;
    private const int MaxAlternatives = 16;
    private const int MaxGramsWithError = 12;

    /// <summary>The text to index for an owner's folded names.</summary>
    public static string TextOf(IEnumerable<string> foldedNames, string? country)
    {
        var text = new StringBuilder();
        foreach (var name in foldedNames)
        {
            Pad(name, text);
        }

        if (country is not null)
        {
            text.Append(' ').Append(CountryGram(country));
        }

        return text.ToString();
    }

    /// <summary>The gram that every institution of a country carries.</summary>
    public static string CountryGram(string country) => CountryMark + country;

    /// <summary>
    /// The grams a name must hold to contain the query: its words in any order, the first letters of short ones, ideographs in their order.
    /// </summary>
    public static List<string> Containing(string foldedQuery)
    {
        var grams = new List<string>();
        foreach (var word in Runs(foldedQuery))
        {
            if (NameFolding.IsIdeograph(word[0]))
            {
                AddIdeographs(word, grams);
            }
            else if (word.Length < 3)
            {
                grams.Add(word.PadLeft(3));
            }
            else
            {
                AddWindows(word, grams);
            }
        }

        return [.. grams.Distinct(StringComparer.Ordinal).Take(MaxGrams)];
    }

    /// <summary>The grams a name is likely to share with a mistyped query.</summary>
    public static List<string> Resembling(string foldedQuery)
    {
        var grams = new List<string>();
        foreach (var word in Runs(foldedQuery))
        {
            if (NameFolding.IsIdeograph(word[0]))
            {
                AddIdeographs(word, grams);
                grams.AddRange(word.Select(c => $" {c} "));
            }
            else
            {
                AddWindows("  " + word, grams);
            }
        }

        return [.. grams.Distinct(StringComparer.Ordinal).Take(MaxGrams)];
    }

    /// <summary>
    /// For each word its alternatives: all its grams but those that one typing error may have spoilt (a replaced letter spoils three
    /// neighbouring grams, two swapped letters four). A word too short to say anything with an error in it is left out.
    /// </summary>
    public static List<List<string[]>> WithAnError(string foldedQuery)
    {
        var words = new List<List<string[]>>();
        foreach (var word in Runs(foldedQuery).Take(MaxWordsWithError))
        {
            var grams = new List<string>();
            if (NameFolding.IsIdeograph(word[0]))
            {
                grams.AddRange(word.Select(c => $" {c} "));
            }
            else
            {
                AddWindows("  " + word, grams);
            }

            var spoilt = NameFolding.IsIdeograph(word[0]) ? 1 : word.Length > 6 ? 4 : 3;
            if (grams.Count > spoilt + 1)
            {
                words.Add([.. Enumerable.Range(0, Math.Min(grams.Count - spoilt + 1, MaxAlternatives)).Select(at => Without(grams, at, spoilt))]);
            }
        }

        return words;
    }

    /// <summary>Parts a folded text into words and runs of ideographs.</summary>
    public static IEnumerable<string> Runs(string folded)
    {
        var start = 0;
        for (var i = 1; i <= folded.Length; i++)
        {
            if (i < folded.Length && IsOneRun(folded[i - 1], folded[i]))
            {
                continue;
            }

            if (folded[start] != ' ')
            {
                yield return folded[start..i];
            }

            start = i;
        }
    }

    /// <summary>Whether two neighbouring characters belong to one word or run of ideographs.</summary>
    public static bool IsOneRun(char left, char right) =>
        left != ' ' && right != ' ' && NameFolding.IsIdeograph(left) == NameFolding.IsIdeograph(right);

    private static string[] Without(List<string> grams, int at, int count) =>
        [.. grams.Where((_, i) => i < at || i >= at + count).Distinct(StringComparer.Ordinal).Take(MaxGramsWithError)];

    private static void AddIdeographs(string run, List<string> grams)
    {
        if (run.Length == 1)
        {
            grams.Add($" {run} ");
        }

        for (var i = 1; i < run.Length; i++)
        {
            grams.Add($"{run[i - 1]} {run[i]}");
        }
    }

    private static void AddWindows(string text, List<string> grams)
    {
        for (var i = 3; i <= text.Length; i++)
        {
            grams.Add(text[(i - 3)..i]);
        }
    }

    private static void Pad(string folded, StringBuilder text)
    {
        var inWord = false;
        foreach (var c in folded)
        {
            if (NameFolding.IsIdeograph(c))
            {
                AppendSpaces(text, 1);
                text.Append(c).Append(' ');
                inWord = false;
            }
            else if (c == ' ')
            {
                inWord = false;
            }
            else
            {
                if (!inWord)
                {
                    AppendSpaces(text, 2);
                }

                text.Append(c);
                inWord = true;
            }
        }

        AppendSpaces(text, 2);
    }

    private static void AppendSpaces(StringBuilder text, int wanted)
    {
        for (var i = text.Length - 1; i >= 0 && wanted > 0 && text[i] == ' '; i--)
        {
            wanted--;
        }

        text.Append(' ', wanted);
    }
}
