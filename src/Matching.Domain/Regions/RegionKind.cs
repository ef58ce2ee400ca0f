namespace Matching.Domain;

/// <summary>What sort of node of the region tree it is.</summary>
public enum RegionKind
{
    /// <summary>The root: every country.</summary>
    World = 1,

    /// <summary>A UN M49 region: a continent.</summary>
    Region = 2,

    /// <summary>A UN M49 subregion.</summary>
    Subregion = 3,

    /// <summary>A UN M49 intermediate region, such as Eastern Africa.</summary>
    IntermediateRegion = 4,

    /// <summary>A country or area of ISO 3166-1.</summary>
    Country = 5,

    /// <summary>A named group of countries, outside the M49 tree.</summary>
    Group = 6,
}
