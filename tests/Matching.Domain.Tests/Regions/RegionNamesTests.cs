using CsCheck;

namespace Matching.Domain.Tests.Regions;

public sealed class RegionNamesTests
{
    private static readonly RegionTree Tree = RegionTree.Default;

    [Theory]
    [InlineData("ZM", "ZM")]
    [InlineData(" zm ", "ZM")]
    [InlineData("zmb", "ZM")]
    [InlineData("894", "ZM")]
    [InlineData("赞比亚", "ZM")]
    [InlineData("014", "eastern-africa")]
    [InlineData("Eastern Africa", "eastern-africa")]
    [InlineData("EASTERN_AFRICA", "eastern-africa")]
    [InlineData("东非", "eastern-africa")]
    [InlineData("southeast asia", "south-eastern-asia")]
    [InlineData("Ivory Coast", "CI")]
    [InlineData("cote d'ivoire", "CI")]
    [InlineData("Côte d’Ivoire", "CI")]
    [InlineData("Cote-d-Ivoire", "CI")]
    [InlineData("Laos", "LA")]
    [InlineData("Lao PDR", "LA")]
    [InlineData("Viet Nam", "VN")]
    [InlineData("vietnam", "VN")]
    [InlineData("South Korea", "KR")]
    [InlineData("North Korea", "KP")]
    [InlineData("UAE", "AE")]
    [InlineData("U.K.", "GB")]
    [InlineData("USA", "US")]
    [InlineData("u.s.", "US")]
    [InlineData("Burma", "MM")]
    [InlineData("Turkey", "TR")]
    [InlineData("turkiye", "TR")]
    [InlineData("DRC", "CD")]
    [InlineData("Democratic Republic of the Congo", "CD")]
    [InlineData("Congo", "CG")]
    [InlineData("Republic of Congo", "CG")]
    [InlineData("St Lucia", "LC")]
    [InlineData("the gambia", "GM")]
    [InlineData("Trinidad & Tobago", "TT")]
    [InlineData("AND", "AD")]
    [InlineData("ST", "ST")]
    [InlineData("香港", "HK")]
    [InlineData("中国澳门", "MO")]
    [InlineData("中国台湾", "TW")]
    [InlineData("Belt & Road", "belt-and-road")]
    [InlineData("一带一路", "belt-and-road")]
    [InlineData("“一带一路”", "belt-and-road")]
    [InlineData("东盟", "asean")]
    [InlineData("European Union", "eu")]
    [InlineData("AU", "AU")]
    [InlineData("Georgia", "GE")]
    [InlineData("Micronesia", "micronesia")]
    public void Find_WhatAPersonTypes_IsTheNode(string text, string id) => Assert.Equal(id, Tree.Find(text)?.Id.Value);

    [Theory]
    [InlineData("")]
    [InlineData("  - ")]
    [InlineData("Atlantis")]
    [InlineData("Z")]
    [InlineData("9999")]
    public void Find_Nothing_IsNull(string text) => Assert.Null(Tree.Find(text));

    [Theory]
    [InlineData("Regions.regions.csv", 0)]
    [InlineData("Regions.regions.csv", 1)]
    [InlineData("Regions.regions.csv", 4)]
    [InlineData("Regions.regions.csv", 5)]
    [InlineData("Regions.regions.csv", 6)]
    [InlineData("Regions.countries.csv", 0)]
    [InlineData("Regions.countries.csv", 1)]
    [InlineData("Regions.countries.csv", 2)]
    [InlineData("Regions.countries.csv", 4)]
    [InlineData("Regions.countries.csv", 5)]
    [InlineData("Regions.countries.csv", 6)]
    [InlineData("Regions.groups.csv", 0)]
    [InlineData("Regions.groups.csv", 2)]
    [InlineData("Regions.groups.csv", 3)]
    [InlineData("Regions.groups.csv", 4)]
    public void Find_EveryNameOfTheTables_IsItsOwnNode(string table, int column)
    {
        foreach (var row in EmbeddedRows.Of(table))
        {
            foreach (var name in row[column].Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.True(row[0] == Tree.Find(name)?.Id.Value, $"'{name}' of {row[0]} finds {Tree.Find(name)?.Id.Value ?? "nothing"}");
            }
        }
    }

    [Fact]
    public void Find_AnySpacingAndCase_IsTheSameNode()
    {
        string[] gaps = [" ", "  ", "-", "_", "\t", ", "];
        var spelt = Gen.Select(
            Gen.Int[0, Tree.All.Count - 1].Select(index => Tree.All[index]),
            Gen.Int[0, 5].Select(index => gaps[index]),
            Gen.Bool,
            (node, gap, upper) => (node, text: $" {(upper ? node.Name.ToUpperInvariant() : node.Name.ToLowerInvariant()).Replace(" ", gap, StringComparison.Ordinal)}\n"));
        spelt.Sample(each => Assert.Same(each.node, Tree.Find(each.text)));
    }

    [Fact]
    public void Find_AnyText_NeverThrows() => Gen.String.Sample(text => _ = Tree.Find(text));
}
