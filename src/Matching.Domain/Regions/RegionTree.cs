using System.Collections.Frozen;

namespace Matching.Domain;

/// <summary>
/// UN M49 regions over the countries of ISO 3166-1, and named groups of countries. Immutable and thread-safe.
/// </summary>
public sealed class RegionTree
{
    private readonly FrozenDictionary<RegionId, Region> _byId;
    private readonly NameIndex<Region> _names = new();

    private RegionTree()
    {
        var tables = RegionTables.Read();
        All = [.. tables.Select(row => row.Region)];
        Countries = [.. All.Where(region => region.Kind == RegionKind.Country)];
        _byId = All.ToFrozenDictionary(region => region.Id);
        foreach (var (region, otherNames) in tables)
        {
            _names.AddCode(region.Id.Value, region);
            AddCode(region.M49, region);
            AddCode(region.Alpha3, region);
            _names.AddName(region.Name, region);
            _names.AddName(region.NameZh, region);
            foreach (var name in otherNames)
            {
                _names.AddOtherName(name, region);
            }
        }
    }

    /// <summary>The built-in tree, read from the tables embedded in this assembly.</summary>
    public static RegionTree Default { get; } = new();

    /// <summary>Every node: world first, then regions, countries and groups.</summary>
    public IReadOnlyList<Region> All { get; }

    /// <summary>Every country in order of code.</summary>
    public IReadOnlyList<Region> Countries { get; }

    /// <summary>The node with exactly this id, or null.</summary>
    public Region? Get(RegionId id) => _byId.GetValueOrDefault(id);

    /// <summary>The country, or null when the code is not of ISO 3166-1.</summary>
    public Region? GetCountry(CountryCode code) => IdentifierRules.IsValid(code.Value) ? Get(new RegionId(code.Value)) : null;

    /// <summary>
    /// Finds what a person may type: an id, alpha-2 or alpha-3 code, M49 number, English or Chinese name, or another name in use. Case,
    /// diacritics, punctuation and spaces make no difference.
    /// </summary>
    /// <returns>The node, or null when nothing matches.</returns>
    public Region? Find(string text) => _names.Find(text);

    /// <summary>The closest M49 node above the country that covers several: Eastern Africa for Zambia, the world for Antarctica.</summary>
    /// <exception cref="ArgumentException">No such country.</exception>
    public Region SubregionOf(CountryCode code)
    {
        var country = GetCountry(code) ?? throw new ArgumentException($"'{code}' is not a country code of ISO 3166-1.", nameof(code));
        return _byId[country.Parent!.Value];
    }

    private void AddCode(string? code, Region region)
    {
        if (code is not null)
        {
            _names.AddCode(code, region);
        }
    }
}
