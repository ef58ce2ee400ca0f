using System.Text.Json;

namespace Matching.Service;

/// <summary>
/// One object of the settings file. Whatever is wrong with it is collected, each under the full name of its key, so that all of it is told at
/// once. Keys that nobody asked for are faults too: <see cref="RefuseUnknown"/> names them.
/// </summary>
internal sealed class SettingsSection
{
    private readonly Dictionary<string, JsonElement> _values;
    private readonly string _name;
    private readonly string _folder;
    private readonly List<string> _problems;
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<SettingsSection> _sections = [];

    /// <summary>Reads an object.</summary>
    /// <param name="value">The object; null when it was left out.</param>
    /// <param name="name">Its full name; empty for the file itself.</param>
    /// <param name="folder">What relative paths are relative to.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public SettingsSection(JsonElement? value, string name, string folder, List<string> problems)
    {
        (_name, _folder, _problems) = (name, folder, problems);
        IsGiven = value is not null;
        _values = value?.EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal) ?? [];
    }

    /// <summary>Whether the file holds it.</summary>
    public bool IsGiven { get; }

    /// <summary>The keys the file gives it, for objects whose keys are names of the operator's.</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    /// <summary>A text that is not blank; null when the key is left out.</summary>
    public string? Text(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        Refuse(key, "must be a text that is not blank.");
        return null;
    }

    /// <summary>A file's path, made absolute; a relative one counts from the settings file's folder.</summary>
    public string? Path(string key) => Text(key) is { } path ? System.IO.Path.GetFullPath(path, _folder) : null;

    /// <summary>A list of texts; empty when the key is left out.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Find(key) is not { } value)
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        Refuse(key, "must be a list of texts such as [\"reader\"].");
        return [];
    }

    /// <summary>True or false.</summary>
    public bool Flag(string key, bool otherwise)
    {
        if (Find(key) is not { } value)
        {
            return otherwise;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Refuse(key, "must be true or false.");
        return otherwise;
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string key, int otherwise, int least, int most)
    {
        if (Find(key) is not { } value)
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(key, $"must be a whole number from {least} to {most}.");
        return otherwise;
    }

    /// <summary>A duration in seconds, fractions allowed, within bounds.</summary>
    public TimeSpan Seconds(string key, TimeSpan otherwise, double least, double most)
    {
        if (Find(key) is not { } value)
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds >= least && seconds <= most)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        Refuse(key, $"must be a number of seconds from {least:0.###} to {most:0.###}.");
        return otherwise;
    }

    /// <summary>The object below a key; one that is not given when the key is left out.</summary>
    public SettingsSection Section(string key)
    {
        var value = Find(key);
        if (value is { ValueKind: not JsonValueKind.Object })
        {
            Refuse(key, "must be an object in braces.");
            value = null;
        }

        var section = new SettingsSection(value, NameOf(key), _folder, _problems);
        _sections.Add(section);
        return section;
    }

    /// <summary>Notes what is wrong with a key.</summary>
    public void Refuse(string key, string problem) => _problems.Add($"{NameOf(key)} {problem}");

    /// <summary>Notes every key nobody asked for, here and below.</summary>
    public void RefuseUnknown()
    {
        foreach (var key in _values.Keys.Where(key => !_known.Contains(key)))
        {
            Refuse(key, $"is not a setting; {(_name.Length > 0 ? _name : "the file")} takes {string.Join(", ", _known)}.");
        }

        foreach (var section in _sections)
        {
            section.RefuseUnknown();
        }
    }

    private string NameOf(string key) => _name.Length > 0 ? $"{_name}.{key}" : key;

    private JsonElement? Find(string key)
    {
        _known.Add(key);
        return _values.TryGetValue(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
