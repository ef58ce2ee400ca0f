using Dapper;

namespace Matching.Store;

/// <summary>Keeps the folded names and their trigrams in step with the catalogue, inside the import's own transaction.</summary>
internal sealed class NameIndexWriter(PreparedConnection connection, NameSql sql)
{
    public void Add(long key, string name, IReadOnlyList<string> aliases, string? country)
    {
        var folded = Fold(aliases.Prepend(name));
        foreach (var text in folded)
        {
            connection.Execute(sql.InsertName, new { Folded = text, Key = key });
        }

        connection.Execute(sql.InsertGrams, new { Key = key, Text = NameGrams.TextOf(folded, country) });
    }

    public void Replace(long key, IEnumerable<string> oldNames, string name, IReadOnlyList<string> aliases, string? country)
    {
        Remove(key, oldNames);
        Add(key, name, aliases, country);
    }

    public void Remove(long key, IEnumerable<string> oldNames)
    {
        foreach (var text in Fold(oldNames))
        {
            connection.Execute(sql.DeleteName, new { Folded = text, Key = key });
        }

        connection.Execute(sql.DeleteGrams, new { Key = key });
    }

    private static List<string> Fold(IEnumerable<string> names)
    {
        var folded = new List<string>();
        foreach (var name in names)
        {
            var text = FoldedName.Of(name);
            if (text.Length > 0 && !folded.Contains(text))
            {
                folded.Add(text);
            }
        }

        return folded;
    }
}
