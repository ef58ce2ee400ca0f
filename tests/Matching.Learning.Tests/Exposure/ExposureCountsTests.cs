namespace Matching.Learning.Tests.Exposure;

public sealed class ExposureCountsTests
{
    [Theory]
    [InlineData(new[] { 0, 1, 2, 3 }, 0.0)]
    [InlineData(new[] { 0, 0, 0, 0 }, 0.75)]
    [InlineData(new int[0], 0.0)]
    public void Gini_OfFourCandidates_IsAsDefined(int[] appearances, double expected)
    {
        var counts = new ExposureCounts(5, firstPage: 1);
        counts.AddCandidates([0, 1, 2, 3]);
        foreach (var institution in appearances)
        {
            counts.Add([institution, 4]);
        }

        Assert.Equal(expected, counts.Gini(), 1e-12);
    }

    [Fact]
    public void Add_SeveralPages_CountsFirstPlacesOnly()
    {
        var counts = new ExposureCounts(5, firstPage: 2);
        counts.Add([1, 2, 3]);
        counts.Add([2, 1, 4]);
        counts.Add([2, 4, 1]);

        Assert.Equal(3, counts.Most);
        Assert.Equal(1, counts.Beyond(2));
    }

    [Fact]
    public void ExpectedNdcg_OfAnOrder_IsItsGainAgainstTheBest()
    {
        double[] shares = [0.5, 0.3, 0.2];

        Assert.Equal(1, ExpectedNdcg.Of(shares, [0, 1, 2]), 1e-12);
        Assert.Equal((0.3 + (0.5 / Math.Log2(3))) / (0.5 + (0.3 / Math.Log2(3))), ExpectedNdcg.Of(shares, [1, 0, 2], cutoff: 2), 1e-12);
    }
}
