using System.Globalization;

namespace Matching.Domain;

/// <summary>Turns the embedded tables into the nodes of <see cref="RegionTree"/>.</summary>
internal static class RegionTables
{
    /// <summary>Every node with the other names it is known by: the world, regions (parents before children), countries by code, groups.</summary>
    public static IReadOnlyList<(Region Region, string[] OtherNames)> Read()
    {
        var regions = EmbeddedTable.Read("Regions.regions.csv", "id", "m49", "kind", "parent", "name", "name_zh", "other_names");
        var countries = EmbeddedTable.Read("Regions.countries.csv", "alpha2", "alpha3", "numeric", "parent", "name", "name_zh", "other_names");
        var groups = EmbeddedTable.Read("Regions.groups.csv", "id", "as_of", "name", "name_zh", "other_names", "members");

        var parents = regions.ToDictionary(row => row[0], row => row[3], StringComparer.Ordinal);
        var covered = regions.ToDictionary(row => row[0], _ => new List<CountryCode>(), StringComparer.Ordinal);
        foreach (var row in countries)
        {
            for (var above = row[3]; above.Length > 0; above = parents[above])
            {
                covered[above].Add(new CountryCode(row[0]));
            }
        }

        return
        [
            .. regions.Select(row => (
                new Region(new RegionId(row[0]), KindOf(row[2]), ParentOf(row[3]), row[4], row[5], row[1], null, null, covered[row[0]].AsReadOnly()),
                EmbeddedTable.List(row[6]))),
            .. countries.Select(row => (
                new Region(new RegionId(row[0]), RegionKind.Country, ParentOf(row[3]), row[4], row[5], OrNull(row[2]), row[1], null, [new CountryCode(row[0])]),
                EmbeddedTable.List(row[6]))),
            .. groups.Select(row => (
                new Region(new RegionId(row[0]), RegionKind.Group, null, row[2], row[3], null, null, DateOf(row[1]), MembersOf(row[5])),
                EmbeddedTable.List(row[4]))),
        ];
    }

    private static RegionKind KindOf(string word) => word switch
    {
        "world" => RegionKind.World,
        "region" => RegionKind.Region,
        "subregion" => RegionKind.Subregion,
        "intermediate" => RegionKind.IntermediateRegion,
        _ => throw new InvalidDataException($"Regions.regions.csv: '{word}' is not a kind."),
    };

    private static RegionId? ParentOf(string field) => field.Length == 0 ? null : new RegionId(field);

    private static string? OrNull(string field) => field.Length == 0 ? null : field;

    private static DateOnly DateOf(string field) => DateOnly.ParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<CountryCode> MembersOf(string field) =>
        [.. EmbeddedTable.List(field, ' ').Select(code => new CountryCode(code)).Order()];
}
