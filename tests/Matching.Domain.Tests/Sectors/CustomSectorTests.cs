namespace Matching.Domain.Tests.Sectors;

public sealed class CustomSectorTests
{
    private static readonly CustomSector Solar = new(new SectorId("solar-power"), new SectorId("energy"), "Solar power", "太阳能", ["Photovoltaics"]);

    [Fact]
    public void With_NoCustomSector_IsTheBuiltInTree() => Assert.Same(SectorTree.Default, SectorTree.With([]));

    [Fact]
    public void With_ACustomSector_StandsBehindTheBuiltInOnesAndBelowItsParent()
    {
        var tree = SectorTree.With([Solar]);

        Assert.Equal(SectorTree.Default.All, tree.BuiltIn);
        Assert.Equal([.. tree.BuiltIn.Select(sector => sector.Id), Solar.Id], tree.All.Select(sector => sector.Id));
        Assert.Equal("economic-infrastructure", tree.FamilyOf(Solar.Id).Id.Value);
        Assert.Equal("energy", tree.BuiltInOf(Solar.Id)!.Id.Value);
        Assert.Equal(["energy", "solar-power"], tree.SelfAndDescendants(new SectorId("energy")).Select(sector => sector.Id.Value));
        Assert.Contains(Solar.Id, tree.SelfAndDescendants(new SectorId("economic-infrastructure")).Select(sector => sector.Id));
        Assert.All(["SOLAR-POWER", "solar power", "太阳能", "photovoltaics"], name => Assert.Equal(Solar.Id, tree.Find(name)!.Id));
    }

    [Fact]
    public void With_ADeletedOne_KnowsItsPlaceAndNotItsNames()
    {
        var tree = SectorTree.With([Solar with { IsDeleted = true }]);

        Assert.Null(tree.Find("Solar power"));
        Assert.Equal("energy", tree.BuiltInOf(Solar.Id)!.Id.Value);
        Assert.DoesNotContain(Solar.Id, tree.All.Select(sector => sector.Id));
        Assert.Equal([Solar.Id], tree.SelfAndDescendants(Solar.Id).Select(sector => sector.Id));
    }

    [Fact]
    public void With_ANameThatIsTaken_LeavesItToTheOneThatHadIt()
    {
        var tree = SectorTree.With([Solar, Solar with { Id = new SectorId("second"), Name = "Electricity" }]);

        Assert.Equal("energy", tree.Find("electricity")!.Id.Value);
        Assert.Equal(Solar.Id, tree.Find("photovoltaics")!.Id);
        Assert.Equal("second", tree.Find("second")!.Id.Value);
    }

    [Fact]
    public void With_WhatCannotStand_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => SectorTree.With([Solar, Solar]));
        Assert.Throws<ArgumentException>(() => SectorTree.With([Solar with { Id = new SectorId("energy") }]));
        Assert.Throws<ArgumentException>(() => SectorTree.With([Solar with { Parent = new SectorId("nowhere") }]));
    }

    [Theory]
    [InlineData("solar-power", "Solar power", "energy", null)]
    [InlineData("energy", "X", "production", "id")]
    [InlineData("power", "X", "production", "id")]
    [InlineData("x", "Solar Power", "production", "name")]
    [InlineData("x", "…", "production", "name")]
    [InlineData("x", "X", "solar-power", "parent")]
    public void FaultOf_IsTheFieldThatCannotStand(string id, string name, string parent, string? field) =>
        Assert.Equal(field, SectorTree.With([Solar]).FaultOf(new CustomSector(new SectorId(id), new SectorId(parent), name, string.Empty, []))?.Field);

    [Fact]
    public void FaultOf_OneTooMany_IsRefused()
    {
        var most = Enumerable.Range(0, SectorTree.MaxCustom)
            .Select(i => new CustomSector(new SectorId($"custom-{i}"), new SectorId("energy"), $"Custom {i}", string.Empty, [])).ToList();
        var tree = SectorTree.With(most);

        Assert.NotNull(tree.FaultOf(Solar));
        Assert.Null(tree.FaultOf(most[7] with { Name = "Renamed" }));
    }
}
