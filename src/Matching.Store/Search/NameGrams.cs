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
