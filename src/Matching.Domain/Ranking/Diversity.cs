namespace Matching.Domain;

/// <summary>What must not crowd the top of a ranking.</summary>
public enum Diversity
{
    /// <summary>Scores alone.</summary>
    None = 0,

    /// <summary>Institutions of one kind.</summary>
    ByKind = 1,

    /// <summary>Institutions of one country.</summary>
    ByCountry = 2,
}
