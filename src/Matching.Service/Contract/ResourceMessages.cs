using Google.Protobuf.WellKnownTypes;
using Matching.Domain;

namespace Matching.Service;

/// <summary>Domain values as messages of the contract.</summary>
internal static class ResourceMessages
{
    public static V1.Enterprise ToMessage(this Enterprise enterprise) => new()
    {
        Name = $"{ResourceName.Enterprises}/{enterprise.Id}",
        DisplayName = enterprise.Name,
        Aliases = { enterprise.Aliases },
    };

    public static V1.Institution ToMessage(this Institution institution) => new()
    {
        Name = $"{ResourceName.Institutions}/{institution.Id}",
        DisplayName = institution.Name,
        Aliases = { institution.Aliases },
        CountryCode = institution.Country.Value,
        Kind = (V1.InstitutionKind)institution.Kind,
        ValidUntil = institution.ValidUntil?.ToTimestamp(),
    };

    public static V1.Sector ToMessage(this Sector sector) => new()
    {
        Name = $"{ResourceName.Sectors}/{sector.Id}",
        DisplayName = sector.Name,
        DisplayNameZh = sector.NameZh,
        Parent = sector.Parent is { } parent ? $"{ResourceName.Sectors}/{parent}" : string.Empty,
        DacCode = sector.DacCode ?? 0,
        BuiltIn = SectorTree.Default.Get(sector.Id) is not null,
    };

    public static V1.Region ToMessage(this Region region) => new()
    {
        Name = $"{ResourceName.Regions}/{region.Id}",
        DisplayName = region.Name,
        DisplayNameZh = region.NameZh,
        Kind = (V1.RegionKind)region.Kind,
        Parent = region.Parent is { } parent ? $"{ResourceName.Regions}/{parent}" : string.Empty,
        M49Code = region.M49 ?? string.Empty,
        Alpha3Code = region.Alpha3 ?? string.Empty,
        AsOfDate = region.AsOf is { } date ? new Google.Type.Date { Year = date.Year, Month = date.Month, Day = date.Day } : null,
        CountryCodes = { region.Countries.Select(country => country.Value) },
    };
}
