namespace Matching.Domain;

/// <summary>What sort of body an institution is. Numbers are stored: never renumber, only add.</summary>
public enum InstitutionKind
{
    /// <summary>Not given; never stored.</summary>
    Unspecified = 0,

    /// <summary>A company of the country, private or state-owned.</summary>
    Company = 1,

    /// <summary>A supplier of power, water or gas to the public.</summary>
    Utility = 2,

    /// <summary>A ministry or department of government.</summary>
    Ministry = 3,

    /// <summary>A public authority, agency or local government.</summary>
    PublicAgency = 4,

    /// <summary>A railway, road, airport or transport authority.</summary>
    TransportAgency = 5,

    /// <summary>A commercial, central or development bank.</summary>
    Bank = 6,

    /// <summary>A university, college or research institute.</summary>
    Academic = 7,

    /// <summary>A hospital or clinic.</summary>
    Hospital = 8,

    /// <summary>A port authority or terminal operator.</summary>
    PortAuthority = 9,

    /// <summary>An industrial park, special economic or free zone.</summary>
    IndustrialPark = 10,

    /// <summary>A chamber of commerce or trade association.</summary>
    Chamber = 11,

    /// <summary>A design, architecture or creative studio.</summary>
    DesignStudio = 12,

    /// <summary>A museum or other house of culture.</summary>
    Museum = 13,
}
