using System.Globalization;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Where the invented world takes place, and its words in six languages and Chinese.</summary>
internal sealed class SampleVocabulary
{
    /// <summary>Columns of the word lists, in their order.</summary>
    private static readonly string[] Languages = ["en", "fr", "es", "pt", "ru", "ar"];

    public static SampleVocabulary Default { get; } = new();

    public IReadOnlyList<SampleCountry> Countries { get; } = [.. SampleTable.Read("countries").Select(row => new SampleCountry(
        RegionTree.Default.GetCountry(new CountryCode(row[0])) ?? throw new InvalidDataException($"'{row[0]}' is not a country."),
        Array.IndexOf(Languages, row[1]),
        row[2],
        int.Parse(row[3], CultureInfo.InvariantCulture),
        row[4] is "yes",
        row[5] is "yes"))];

    public IReadOnlyList<SampleSector> Sectors { get; }

    /// <summary>Latin, Cyrillic, Arabic and Chinese form of each syllable.</summary>
    public IReadOnlyList<string[]> Syllables { get; } = SampleTable.Read("syllables");

    public IReadOnlyList<string[]> Brands { get; } = SampleTable.Read("brands");

    private readonly Dictionary<(InstitutionKind Kind, bool National), string[]> _templates = SampleTable.Read("templates").ToDictionary(
        row => (KindOf(row[0]), row[1] is "national"),
        row => row[2..]);

    private SampleVocabulary()
    {
        var fields = SampleTable.Read("fields").ToLookup(row => row[0], row => row[1..], StringComparer.Ordinal);
        Sectors = [.. SampleTable.Read("sectors").Select(row => new SampleSector(
            new SectorId(row[0]),
            int.Parse(row[1], CultureInfo.InvariantCulture),
            int.Parse(row[2], CultureInfo.InvariantCulture),
            Affinity(row[3]),
            [.. fields[row[0]]]))];
    }

    /// <summary>The position of a sector in <see cref="Sectors"/>.</summary>
    public int SectorAt(string slug)
    {
        for (var i = 0; i < Sectors.Count; i++)
        {
            if (Sectors[i].Id.Value == slug)
            {
                return i;
            }
        }

        throw new ArgumentException($"The sample has no sector '{slug}'.", nameof(slug));
    }

    /// <summary>The name of an institution's kind, with {p}, {f} and {c} to be filled in.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="national">Whether it is the one of its country.</param>
    /// <param name="language">As in <see cref="SampleCountry.Language"/>; 6 for Chinese.</param>
    public string Template(InstitutionKind kind, bool national, int language) => _templates[(kind, national)][language];

    private static int[] Affinity(string field)
    {
        var weights = new int[InstitutionKinds.All.Count + 1];
        foreach (var pair in field.Split(' '))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            weights[(int)KindOf(pair[..colon])] = int.Parse(pair.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return weights;
    }

    private static InstitutionKind KindOf(string token) =>
        InstitutionKinds.TryParse(token, out var kind) ? kind : throw new InvalidDataException($"'{token}' is not a kind.");
}
