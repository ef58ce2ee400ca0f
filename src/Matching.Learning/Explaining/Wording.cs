using System.Numerics;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>The words that sentences name things by.</summary>
internal static class Wording
{
    private static readonly HashSet<string> NamesWithThe =
        [.. PhraseBook.Default.Word("country.with_the").English.Split('|')];

    /// <summary>Several institutions of a kind: "utilities".</summary>
    public static LocalText Kinds(InstitutionKind kind) => PhraseBook.Default.Word($"kinds.{kind.ToToken()}");

    /// <summary>One institution of a kind: "a utility".</summary>
    public static LocalText AKind(InstitutionKind kind) => PhraseBook.Default.Word($"kind.{kind.ToToken()}");

    /// <summary>What a group of reasons is called.</summary>
    public static LocalText Label(ReasonGroup group) => PhraseBook.Default.Word($"label.{group}");

    /// <summary>The fields of work of a concept mask: "power and water".</summary>
    public static LocalText Concepts(ulong mask)
    {
        var words = new List<LocalText>();
        for (var rest = mask; rest != 0; rest &= rest - 1)
        {
            words.Add(Concept(BitOperations.TrailingZeroCount(rest)));
        }

        return PhraseBook.List(words);
    }

    /// <summary>One concept, by its bit; one without a phrase is called by its name.</summary>
    public static LocalText Concept(int bit)
    {
        var name = ConceptLexicon.Default.Names[bit];
        var key = $"concept.{name}";
        var plain = name.Replace('_', ' ');
        return PhraseBook.Default.Has(key) ? PhraseBook.Default.Word(key) : new LocalText(plain, plain);
    }

    /// <summary>A region within a sentence: "Zambia", "the United Arab Emirates".</summary>
    public static LocalText Place(Region region) => new(
        NeedsThe(region.Name) ? $"the {region.Name}" : region.Name,
        region.NameZh);

    /// <summary>A sector within a sentence: "energy", 能源领域; all fields together without one.</summary>
    public static LocalText Field(Sector? sector) => sector is null
        ? PhraseBook.Default.Word("field.all")
        : new LocalText(
            Uncapital(sector.Name),
            PhraseBook.Default.Say("field.zh", new Dictionary<string, object>(StringComparer.Ordinal) { ["name"] = sector.NameZh }).Chinese);

    private static bool NeedsThe(string name) =>
        NamesWithThe.Contains(name)
        || name.Contains("Republic", StringComparison.Ordinal)
        || name.StartsWith("United ", StringComparison.Ordinal)
        || name.EndsWith("Islands", StringComparison.Ordinal)
        || name.EndsWith("Territory", StringComparison.Ordinal)
        || name.EndsWith("Territories", StringComparison.Ordinal);

    private static string Uncapital(string name) =>
        name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
