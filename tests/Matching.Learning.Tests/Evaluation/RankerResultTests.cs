namespace Matching.Learning.Tests.Evaluation;

public sealed class RankerResultTests
{
    private static readonly RankerResult Half = Result("half", 0.5, 0.5, 0.5, 0.5);
    private static readonly RankerResult Mixed = Result("mixed", 1, 0, 0.5, 1);

    [Fact]
    public void NdcgAbove_Itself_IsZeroWithoutSpread() => Assert.Equal(default, Mixed.NdcgAbove(Mixed));

    [Fact]
    public void NdcgAbove_Other_IsTheMeanOfTheDifferencesByQuery()
    {
        var above = Mixed.NdcgAbove(Half);
        Assert.Equal(0.125, above.Mean, 12);
        Assert.True(above.Low < above.Mean && above.Mean < above.High, above.ToString());
        Assert.Equal(-above.Mean, Half.NdcgAbove(Mixed).Mean, 12);
    }

    [Fact]
    public void NdcgAbove_OtherQueries_Throws() => Assert.Throws<ArgumentException>(() => Half.NdcgAbove(Half with { Outcomes = [.. Half.Outcomes.Take(3)] }));

    [Fact]
    public void Slices_EveryGroup_HoldsEveryQueryOnce()
    {
        var slices = Mixed.Slices();
        Assert.All(slices.GroupBy(slice => slice.Group), group => Assert.Equal(4, group.Sum(slice => slice.Queries)));
        Assert.Equal(["answer", "enterprise", "sector", "subregion"], slices.Select(slice => slice.Group).Distinct());
        Assert.Equal(0.5, Assert.Single(slices, slice => slice.Name == "Health").Ndcg.Mean, 12);
    }

    [Fact]
    public void SlicesAbove_Other_AreTheDifferencesOfTheSameParts()
    {
        var above = Mixed.SlicesAbove(Half);
        Assert.Equal(Mixed.Slices().Select(slice => (slice.Group, slice.Name, slice.Queries)), above.Select(slice => (slice.Group, slice.Name, slice.Queries)));
        Assert.Equal(0.25, Assert.Single(above, slice => slice.Name == "Energy").Ndcg.Mean, 12);
    }

    [Fact]
    public void SeedSpread_ThreeSeeds_HasTheMeanAndTheSampleDeviation()
    {
        var spread = new SeedSpread("any", [0.5, 0.6, 0.7]);
        Assert.Equal(0.6, spread.Mean, 12);
        Assert.Equal(0.1, spread.Deviation, 12);
        Assert.Equal(0, new SeedSpread("any", [0.5]).Deviation);
    }

    [Theory]
    [InlineData(-0.0002, "0.000 [-0.002, 0.010]")]
    [InlineData(0.0126, "0.013 [-0.002, 0.010]")]
    public void Interval_Written_HasNoNegativeZero(double mean, string text) => Assert.Equal(text, new Interval(mean, -0.002, 0.01).ToString());

    private static RankerResult Result(string name, params double[] ndcg) => new(
        name,
        [.. ndcg.Select((value, i) => new QueryOutcome(i / 2, i % 2 == 0, 20, new QueryMetrics(value, value, value, value, value), value)
        {
            IsNewEnterprise = i > 2,
            Sector = i is 1 or 3 ? "Health" : "Energy",
            Subregion = "Eastern Africa",
        })],
        200);
}
