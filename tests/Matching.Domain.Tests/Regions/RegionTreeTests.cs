using Matching.Testing;

namespace Matching.Domain.Tests.Regions;

public sealed class RegionTreeTests
{
    private static readonly RegionTree Tree = RegionTree.Default;

    [Fact]
    public void Countries_AreAllOfIso3166AndKosovo()
    {
        Assert.Equal(250, Tree.Countries.Count);
        Assert.Equal(Tree.Countries.OrderBy(country => country.Id), Tree.Countries);
        Assert.Contains(Tree.Countries, country => country is { Id.Value: "XK", Alpha3: "XKX", M49: null });
        Assert.All(Tree.Countries, country => Assert.Equal([country.Id.Value], country.Countries.Select(code => code.Value)));
    }

    [Fact]
    public void All_Order_IsWorldRegionsCountriesGroups()
    {
        Assert.Equal("world", Tree.All[0].Id.Value);
        var kinds = Tree.All.Select(node => node.Kind switch { RegionKind.World => 0, RegionKind.Country => 2, RegionKind.Group => 3, _ => 1 });
        Assert.Equal(kinds.Order(), kinds);
        Assert.Equal(Tree.Countries, Tree.All.Where(node => node.Kind == RegionKind.Country));
        Assert.Equal(5, Tree.All.Count(node => node.Kind == RegionKind.Region));
        Assert.Equal(17, Tree.All.Count(node => node.Kind == RegionKind.Subregion));
        Assert.Equal(7, Tree.All.Count(node => node.Kind == RegionKind.IntermediateRegion));
        Assert.Equal(5, Tree.All.Count(node => node.Kind == RegionKind.Group));
    }

    [Fact]
    public void Parents_OfEveryNode_LeadToTheWorldOnceAndCoverIt()
    {
        foreach (var node in Tree.All.Where(node => node.Kind is not (RegionKind.World or RegionKind.Group)))
        {
            var above = node;
            for (var steps = 0; above.Kind != RegionKind.World; steps++)
            {
                Assert.True(steps < 4, $"{node.Id} does not reach the world");
                above = Tree.Get(above.Parent!.Value)!;
                Assert.Empty(node.Countries.Except(above.Countries));
                Assert.True((int)above.Kind < (int)node.Kind, $"{above.Id} above {node.Id}");
            }
        }
    }

    [Fact]
    public void Countries_OfEachLevel_AreParted()
    {
        foreach (var parent in Tree.All.Where(node => node.Kind < RegionKind.Country))
        {
            var parts = Tree.All.Where(node => node.Parent == parent.Id).SelectMany(node => node.Countries).ToList();
            Assert.Equal(parent.Countries, parts.Order());
        }
    }

    [Fact]
    public void Codes_OfEveryNode_AreUniqueAndWellFormed()
    {
        Assert.Equal(Tree.All.Count, Tree.All.Select(node => node.Id).Distinct().Count());
        var numbers = Tree.All.Select(node => node.M49).OfType<string>().ToList();
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
        Assert.All(numbers, number => Assert.Matches("^[0-9]{3}$", number));
        Assert.Equal(250, Tree.All.Select(node => node.Alpha3).OfType<string>().Distinct(StringComparer.Ordinal).Count());
        Assert.All(Tree.All, node => Assert.True(IdentifierRules.IsValid(node.Id.Value) && node.Name.Length > 0 && node.NameZh.Any(NameFolding.IsIdeograph)));
    }

    [Theory]
    [InlineData("ZM", "eastern-africa")]
    [InlineData("SS", "eastern-africa")]
    [InlineData("AO", "middle-africa")]
    [InlineData("VN", "south-eastern-asia")]
    [InlineData("CY", "western-asia")]
    [InlineData("PL", "eastern-europe")]
    [InlineData("XK", "southern-europe")]
    [InlineData("MX", "central-america")]
    [InlineData("GS", "south-america")]
    [InlineData("UM", "micronesia")]
    [InlineData("AQ", "world")]
    public void SubregionOf_Country_IsTheM49NodeAboveIt(string country, string subregion) =>
        Assert.Equal(subregion, Tree.SubregionOf(new CountryCode(country)).Id.Value);

    [Fact]
    public void SubregionOf_UnknownCountry_Throws() =>
        Assert.Contains("ZZ", Assert.Throws<ArgumentException>(() => Tree.SubregionOf(new CountryCode("ZZ"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Get_IsExact()
    {
        Assert.Equal("Zambia", Tree.Get(new RegionId("ZM"))!.Name);
        Assert.Null(Tree.Get(new RegionId("zm")));
        Assert.Null(Tree.Get(default));
        Assert.Null(Tree.GetCountry(default));
        Assert.Equal("赞比亚", Tree.GetCountry(new CountryCode("ZM"))!.NameZh);
        Assert.Null(Tree.GetCountry(new CountryCode("ZZ")));
    }

    [Theory]
    [InlineData("belt-and-road", 152, "2023-12-31")]
    [InlineData("asean", 11, "2025-10-26")]
    [InlineData("african-union", 55, "2025-01-01")]
    [InlineData("gcc", 6, "2025-01-01")]
    [InlineData("eu", 27, "2025-01-01")]
    public void Groups_HoldKnownCountriesOnceAndADate(string id, int count, string asOf)
    {
        var group = Tree.Get(new RegionId(id))!;
        Assert.Equal((count, asOf), (group.Countries.Count, group.AsOf!.Value.ToString("yyyy-MM-dd")));
        Assert.Equal(group.Countries.Order().Distinct(), group.Countries);
        Assert.All(group.Countries, code => Assert.NotNull(Tree.GetCountry(code)));
        Assert.Null(group.Parent);
    }

    [Theory]
    [InlineData("CN", false)]
    [InlineData("IT", false)]
    [InlineData("IN", false)]
    [InlineData("ZM", true)]
    [InlineData("JO", true)]
    public void BeltAndRoad_Membership_IsThatOfTheAsOfDate(string country, bool member) =>
        Assert.Equal(member, Tree.Get(new RegionId("belt-and-road"))!.Countries.Contains(new CountryCode(country)));

    [Theory]
    [InlineData("gcdf/institutions.csv", "country")]
    [InlineData("gcdf/engagements.csv", "country")]
    [InlineData("gcdf-hard/institutions.csv", "country")]
    public void GetCountry_EveryCodeOfTheRealData_IsKnown(string file, string column)
    {
        var path = SharedData.RequireFolder(file);
        var header = File.ReadLines(path).First().Split(',');
        var fromEnd = header.Length - Array.IndexOf(header, column);

        // Names hold quoted commas; the columns after the country never do, those of engagements before it neither.
        var codes = header[0] == "institution_id"
            ? File.ReadLines(path).Skip(1).Select(line => line.Split(',')[^fromEnd])
            : File.ReadLines(path).Skip(1).Select(line => line.Split(',')[header.Length - fromEnd]);
        Assert.All(codes.Distinct(StringComparer.Ordinal), code => Assert.NotNull(Tree.GetCountry(new CountryCode(code))));
    }
}
