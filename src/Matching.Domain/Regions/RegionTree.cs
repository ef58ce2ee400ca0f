namespace Matching.Domain;

/// <summary>
/// UN M49 regions over the countries of ISO 3166-1, and named groups of countries. Immutable and thread-safe.
/// </summary>
public sealed class RegionTree
{
    /// <summary>The built-in tree, read from the tables embedded in this assembly.</summary>
    public static RegionTree Default { get; } = new();

    /// <summary>Every node: world first, then regions, countries and groups.</summary>
    public IReadOnlyList<Region> All => throw new NotSupportedException();

    /// <summary>Every country in order of code.</summary>
    public IReadOnlyList<Region> Countries => throw new NotSupportedException();

    /// <summary>The node with exactly this id, or null.</summary>
    public Region? Get(RegionId id) => throw new NotSupportedException();

    /// <summary>The country, or null when the code is not of ISO 3166-1.</summary>
    public Region? GetCountry(CountryCode code) => throw new NotSupportedException();

    /// <summary>
    /// Finds what a person may type: an id, alpha-2 or alpha-3 code, M49 number, English or Chinese name, in any case.
    /// </summary>
    /// <returns>The node, or null when nothing matches.</returns>
    public Region? Find(string text) => throw new NotSupportedException();

    /// <summary>The closest M49 node above the country that covers several: Eastern Africa for Zambia.</summary>
    /// <exception cref="ArgumentException">No such country.</exception>
    public Region SubregionOf(CountryCode code) => throw new NotSupportedException();
}
