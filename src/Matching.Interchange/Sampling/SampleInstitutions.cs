using System.Globalization;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Names the institutions of a <see cref="SampleAtlas"/>, each by its index alone.</summary>
internal sealed class SampleInstitutions
{
    private const int Chinese = 6;
    private const int English = 0;
    private const string Mark = " (sample)";
    private const string ChineseMark = "（示例）";

    private readonly SampleVocabulary _words = SampleVocabulary.Default;
    private readonly SampleAtlas _atlas;
    private readonly ulong _seed;
    private readonly Shuffle _order;
    private readonly Shuffle[] _places;

    public SampleInstitutions(ulong seed, SampleAtlas atlas)
    {
        (_seed, _atlas) = (seed, atlas);
        _order = new Shuffle(atlas.Count, new SampleRandom(seed, SampleStream.InstitutionOrder, 0));
        var places = _words.Syllables.Count * _words.Syllables.Count;
        _places = [.. Enumerable.Range(0, _words.Countries.Count).Select(country => new Shuffle(places, new SampleRandom(seed, SampleStream.Places, country)))];
    }

    public InstitutionId Id(int index) => new(string.Create(CultureInfo.InvariantCulture, $"SI{_order[index] + 1:D7}"));

    public Institution Make(int index)
    {
        var country = _words.Countries[_atlas.CountryOf(index)];
        var national = _atlas.IsNational(index);
        var random = new SampleRandom(_seed, SampleStream.Institution, index + (long)_atlas.Count);
        var english = Name(index, English) + Mark;
        var aliases = new List<string>(3);
        if (country.Language != English && (national || random.Chance(40)))
        {
            aliases.Add(english);
        }

        if (national && country.Language < 4)
        {
            aliases.Add(Acronym(english) + Mark);
        }

        if (national || random.Chance(35))
        {
            aliases.Add(Name(index, Chinese) + ChineseMark);
        }

        var name = country.Language == English ? english : Name(index, country.Language) + Mark;
        return new Institution(Id(index), name, aliases, country.Code, _atlas.KindOf(index));
    }

    private string Name(int index, int language)
    {
        var country = _words.Countries[_atlas.CountryOf(index)];
        var field = _words.Sectors[_atlas.SectorOf(index)].Fields[_atlas.FieldOf(index)][language];
        var countryName = language == Chinese ? country.Region.NameZh : language == English ? country.Region.Name : country.LocalName;
        return _words.Template(_atlas.KindOf(index), _atlas.IsNational(index), language)
            .Replace("{c}", countryName, StringComparison.Ordinal)
            .Replace("{f}", field, StringComparison.Ordinal)
            .Replace("{p}", Place(index, language), StringComparison.Ordinal);
    }

    private string Place(int index, int language)
    {
        var syllables = _words.Syllables;
        var script = language switch { 4 => 1, 5 => 2, Chinese => 3, _ => 0 };
        var (number, position) = Math.DivRem(_atlas.PositionInCountry(index), syllables.Count * syllables.Count);
        var (first, second) = Math.DivRem(_places[_atlas.CountryOf(index)][position], syllables.Count);
        var place = syllables[first][script] + syllables[second][script];
        var named = char.ToUpperInvariant(place[0]) + place[1..];
        return number == 0 ? named : string.Create(CultureInfo.InvariantCulture, $"{named}-{number + 1}");
    }

    private static string Acronym(string english) =>
        string.Concat(english[..^Mark.Length].Split(' ').Where(word => word.Length > 0 && char.IsUpper(word[0])).Select(word => word[0]));
}
