using CsCheck;
using Matching.Testing;

namespace Matching.Domain.Tests.Sectors;

public sealed class SectorTreeTests
{
    private static readonly SectorTree Tree = SectorTree.Default;

    [Fact]
    public void All_Order_IsParentsBeforeChildren()
    {
        var seen = new HashSet<SectorId>();
        foreach (var sector in Tree.All)
        {
            Assert.True(sector.Parent is null || seen.Contains(sector.Parent.Value), $"{sector.Id} stands before its parent");
            Assert.True(seen.Add(sector.Id), $"{sector.Id} stands twice");
            Assert.True(sector.Name.Length > 0 && sector.NameZh.Any(NameFolding.IsIdeograph), sector.Id.Value);
        }
    }

    [Theory]
    [InlineData("energy", "economic-infrastructure", 230)]
    [InlineData("transport-and-storage", "economic-infrastructure", 210)]
    [InlineData("communications", "economic-infrastructure", 220)]
    [InlineData("banking-and-financial-services", "economic-infrastructure", 240)]
    [InlineData("business-and-other-services", "economic-infrastructure", 250)]
    [InlineData("education", "social-infrastructure", 110)]
    [InlineData("health", "social-infrastructure", 120)]
    [InlineData("population-policies-programmes-and-reproductive-health", "social-infrastructure", 130)]
    [InlineData("water-supply-and-sanitation", "social-infrastructure", 140)]
    [InlineData("government-and-civil-society", "social-infrastructure", 150)]
    [InlineData("other-social-infrastructure-and-services", "social-infrastructure", 160)]
    [InlineData("agriculture-forestry-fishing", "production", 310)]
    [InlineData("industry-mining-construction", "production", 320)]
    [InlineData("trade-policies-and-regulations", "production", 331)]
    [InlineData("general-environmental-protection", "multisector", 410)]
    [InlineData("other-multisector", "multisector", 430)]
    [InlineData("action-relating-to-debt", "debt", 600)]
    [InlineData("emergency-response", "humanitarian-aid", 720)]
    [InlineData("design", "culture-and-design", null)]
    [InlineData("culture-and-heritage", "culture-and-design", null)]
    public void Sector_Slug_HasItsFamilyAndCode(string slug, string family, int? code)
    {
        var sector = Tree.Get(new SectorId(slug))!;
        Assert.Equal((family, code), (Tree.FamilyOf(sector.Id).Id.Value, sector.DacCode));
        Assert.Equal([sector], Tree.SelfAndDescendants(sector.Id));
    }

    [Fact]
    public void Codes_AreUnique()
    {
        var codes = Tree.All.Select(sector => sector.DacCode).OfType<int>().ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public void SelfAndDescendants_OfTheFamilies_PartTheTree()
    {
        var families = Tree.All.Where(sector => sector.Parent is null).ToList();
        Assert.Equal(Tree.All.OrderBy(s => s.Id), families.SelectMany(family => Tree.SelfAndDescendants(family.Id)).OrderBy(s => s.Id));
        Assert.All(families, family => Assert.Same(family, Tree.SelfAndDescendants(family.Id)[0]));
    }

    [Fact]
    public void UnknownSector_IsNullOrThrows()
    {
        var id = new SectorId("alchemy");
        Assert.Null(Tree.Get(id));
        Assert.Null(Tree.Get(default));
        Assert.Throws<ArgumentException>(() => Tree.FamilyOf(id));
        Assert.Throws<ArgumentException>(() => Tree.SelfAndDescendants(id));
    }

    [Theory]
    [InlineData("Energy", "energy")]
    [InlineData("ENERGY ", "energy")]
    [InlineData("230", "energy")]
    [InlineData("236", "energy")]
    [InlineData("能源", "energy")]
    [InlineData("电力", "energy")]
    [InlineData("Transport & Storage", "transport-and-storage")]
    [InlineData("TRANSPORT AND STORAGE", "transport-and-storage")]
    [InlineData("INDUSTRY, MINING, CONSTRUCTION", "industry-mining-construction")]
    [InlineData("UNALLOCATED/UNSPECIFIED", "unallocated-unspecified")]
    [InlineData("RECONSTRUCTION RELIEF AND REHABILITATION", "reconstruction-relief-and-rehabilitation")]
    [InlineData("mining", "industry-mining-construction")]
    [InlineData("文创", "culture-and-design")]
    [InlineData("industrial design", "design")]
    public void Find_WhatAPersonTypes_IsTheSector(string text, string id) => Assert.Equal(id, Tree.Find(text)?.Id.Value);

    [Theory]
    [InlineData("")]
    [InlineData("alchemy")]
    public void Find_Nothing_IsNull(string text) => Assert.Null(Tree.Find(text));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Find_EveryNameOfTheTable_IsItsOwnSector(int column)
    {
        foreach (var row in EmbeddedRows.Of("Sectors.sectors.csv"))
        {
            foreach (var name in row[column].Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.True(row[0] == Tree.Find(name)?.Id.Value, $"'{name}' of {row[0]} finds {Tree.Find(name)?.Id.Value ?? "nothing"}");
            }
        }
    }

    [Fact]
    public void Find_AnyText_NeverThrows() => Gen.String.Sample(text => _ = Tree.Find(text));

    [Fact]
    public void Get_EverySectorOfTheRealData_IsALeaf()
    {
        var path = SharedData.RequireFolder("gcdf/engagements.csv");
        foreach (var slug in File.ReadLines(path).Skip(1).Select(line => line.Split(',')[4]).Distinct(StringComparer.Ordinal))
        {
            Assert.Single(Tree.SelfAndDescendants(new SectorId(slug)));
        }
    }
}
