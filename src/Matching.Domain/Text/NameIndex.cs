namespace Matching.Domain;

/// <summary>
/// Finds a node by what a person may type: case, diacritics, punctuation, spaces and a leading or inner "the" or "and" make no difference.
/// A code wins over a name, a name over another name.
/// </summary>
/// <typeparam name="T">What is found.</typeparam>
internal sealed class NameIndex<T>
    where T : class
{
    private readonly Dictionary<string, T> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, T> _otherNames = new(StringComparer.Ordinal);

    /// <summary>Adds an id or a code of a standard.</summary>
    public void AddCode(string code, T node) => Add(_codes, code, node);

    /// <summary>Adds the name shown.</summary>
    public void AddName(string name, T node) => Add(_names, name, node);

    /// <summary>Adds a name people also use.</summary>
    public void AddOtherName(string name, T node) => Add(_otherNames, name, node);

    /// <summary>The node a text means, or null.</summary>
    public T? Find(string text)
    {
        var key = Key(text);
        return key.Length == 0 ? null
            : _codes.TryGetValue(key, out var node) || _names.TryGetValue(key, out node) || _otherNames.TryGetValue(key, out node) ? node
            : null;
    }

    private static string Key(string text)
    {
        var words = NameFolding.Words(text);
        return words.Length < 2
            ? string.Concat(words)
            : string.Concat(words.Where(word => word is not ("and" or "the")).Select(word => word is "st" ? "saint" : word));
    }

    private static void Add(Dictionary<string, T> names, string name, T node)
    {
        var key = Key(name);
        if (!names.TryAdd(key, node) && !ReferenceEquals(names[key], node))
        {
            throw new InvalidDataException($"'{name}' names both {names[key]} and {node}: remove it from one of the embedded tables.");
        }
    }
}
