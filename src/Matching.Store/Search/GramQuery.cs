namespace Matching.Store;

/// <summary>
/// FTS5 expressions (https://www.sqlite.org/fts5.html#full_text_query_syntax) over grams. Grams hold letters, digits and spaces only, so
/// quoting them is enough; the expression is a bound parameter besides.
/// </summary>
internal static class GramQuery
{
    /// <summary>Rows that hold every gram, and are of the country if one is given.</summary>
    public static string All(IEnumerable<string> grams, string? country) =>
        string.Join(" AND ", (country is null ? grams : grams.Append(NameGrams.CountryGram(country))).Select(Quote));

    /// <summary>Rows that hold, for each word, all the grams of one of its alternatives.</summary>
    public static string AnyOfEach(IReadOnlyList<List<string[]>> words, string? country)
    {
        var clauses = words.Select(alternatives => $"({string.Join(" OR ", alternatives.Select(grams => $"({All(grams, country: null)})"))})");
        return string.Join(" AND ", country is null ? clauses : clauses.Append(Quote(NameGrams.CountryGram(country))));
    }

    private static string Quote(string gram) => $"\"{gram}\"";
}
