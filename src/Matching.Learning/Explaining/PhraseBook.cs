using System.Globalization;
using System.Text;

namespace Matching.Learning;

/// <summary>The sentences and words of reasons in every language, read from the embedded <c>phrases.tsv</c>.</summary>
/// <remarks>
/// In a phrase <c>{name}</c> is a value, and <c>{name|one|many}</c> one of two texts, the first when the number is 1; <c>#</c> in it is the number.
/// </remarks>
internal sealed class PhraseBook
{
    private readonly Dictionary<string, LocalText> _phrases;

    private PhraseBook(Dictionary<string, LocalText> phrases) => _phrases = phrases;

    /// <summary>The phrases of this version.</summary>
    public static PhraseBook Default { get; } = Load();

    /// <summary>Whether there is a phrase of this key.</summary>
    public bool Has(string key) => _phrases.ContainsKey(key);

    /// <summary>A word or phrase as it stands.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this key.</exception>
    public LocalText Word(string key) => _phrases.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"There is no phrase '{key}'.");

    /// <summary>A phrase with its values filled in.</summary>
    /// <param name="key">Which.</param>
    /// <param name="values">Numbers, texts or <see cref="LocalText"/>s by name.</param>
    /// <exception cref="KeyNotFoundException">There is no such phrase, or it names a value that is not given.</exception>
    public LocalText Say(string key, IReadOnlyDictionary<string, object> values)
    {
        var phrase = Word(key);
        return new LocalText(Fill(phrase.English, values, Language.English), Fill(phrase.Chinese, values, Language.Chinese));
    }

    /// <summary>A sentence: as <see cref="Say"/>, with a capital at the beginning.</summary>
    public LocalText Sentence(string key, IReadOnlyDictionary<string, object> values)
    {
        var text = Say(key, values);
        return text with { English = Capital(text.English) };
    }

    /// <summary>Joins words as each language does: "power, water and rail"; 电力、供水和铁路.</summary>
    public static LocalText List(IReadOnlyList<LocalText> words) => new(
        Join([.. words.Select(word => word.English)], ", ", " and "),
        Join([.. words.Select(word => word.Chinese)], "、", "和"));

    private static string Join(string[] words, string between, string last) => words.Length switch
    {
        0 => string.Empty,
        1 => words[0],
        _ => string.Join(between, words[..^1]) + last + words[^1],
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Fill(string phrase, IReadOnlyDictionary<string, object> values, Language language)
    {
        var text = new StringBuilder(phrase.Length + 32);
        for (var at = 0; at < phrase.Length;)
        {
            var open = phrase.IndexOf('{', at);
            if (open < 0)
            {
                return text.Append(phrase, at, phrase.Length - at).ToString();
            }

            var close = phrase.IndexOf('}', open);
            text.Append(phrase, at, open - at).Append(Value(phrase[(open + 1)..close].Split('|'), values, language));
            at = close + 1;
        }

        return text.ToString();
    }

    private static string Value(string[] parts, IReadOnlyDictionary<string, object> values, Language language)
    {
        var value = values.TryGetValue(parts[0], out var found) ? found : throw new KeyNotFoundException($"The phrase needs a value '{parts[0]}'.");
        var text = value switch
        {
            LocalText local => local.In(language),
            int number => number.ToString("N0", CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
        return parts.Length == 1 ? text : parts[value is 1 ? 1 : 2].Replace("#", text, StringComparison.Ordinal);
    }

    private static PhraseBook Load()
    {
        var phrases = new Dictionary<string, LocalText>(StringComparer.Ordinal);
        foreach (var line in ExplainingTable.Lines("phrases.tsv"))
        {
            var fields = line.Split('\t');
            phrases.Add(fields[0], new LocalText(fields[1], fields[2]));
        }

        return new PhraseBook(phrases);
    }
}
