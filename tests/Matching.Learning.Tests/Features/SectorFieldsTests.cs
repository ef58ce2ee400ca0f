using System.Numerics;
using Matching.Domain;

namespace Matching.Learning.Tests.Features;

public sealed class SectorFieldsTests
{
    [Theory]
    [InlineData("energy", "power")]
    [InlineData("transport-and-storage", "rail")]
    [InlineData("water-supply-and-sanitation", "water")]
    public void Of_SectorOfTheTable_HoldsItsField(string sector, string concept)
    {
        var fields = SectorFields.Of(SectorTree.Default.Get(new SectorId(sector))!);
        Assert.Contains(concept, Enumerable.Range(0, ConceptLexicon.Default.Names.Count).Where(bit => ((fields >> bit) & 1) != 0).Select(bit => ConceptLexicon.Default.Names[bit]));
    }

    [Fact]
    public void Of_SectorThatTheTableDoesNotKnow_IsReadFromItsName()
    {
        var fields = SectorFields.Of(new Sector(new SectorId("x-rail"), null, "Urban railways", "城市铁路", null));
        Assert.NotEqual(0, BitOperations.PopCount(fields));
    }

    [Fact]
    public void Of_EveryLeafButTheUnallocated_HasFields()
    {
        var without = SectorTree.Default.All.Where(sector => sector.Parent is not null && SectorFields.Of(sector) == 0).Select(sector => sector.Id.Value);
        Assert.Equal(["unallocated-unspecified"], without);
    }
}
