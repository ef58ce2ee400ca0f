using Matching.Domain;

namespace Matching.Learning.Tests.Training;

public sealed class PositionBiasTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Estimate_PairsThatStoodAtSeveralPlaces_FindsHowFastAttentionFalls(double exponent)
    {
        var bias = PositionBias.Estimate(Impressions(exponent, pairs: 300, shown: 40, places: [1, 2, 5, 12]));
        Assert.Equal(exponent, bias.Exponent, 0.07);
    }

    [Fact]
    public void Estimate_BetterPairsStandHigherUp_IsNotMisled()
    {
        // Each pair keeps its place, and the better ones stand above: views fall with the place, and yet nothing is known of attention.
        var fixedPlaces = Enumerable.Range(1, 20).Select(place => Count(place, place, shown: 1000, viewed: 1000 / place));
        Assert.Equal(0, PositionBias.Estimate(fixedPlaces).Exponent);
    }

    [Fact]
    public void Estimate_FewViews_IsNone()
    {
        Assert.Same(PositionBias.None, PositionBias.Estimate([]));
        Assert.Same(PositionBias.None, PositionBias.Estimate([Count(1, 1, 100, PositionBias.MinimumViews - 1), Count(1, 9, 100, 0)]));
        Assert.NotSame(PositionBias.None, PositionBias.Estimate([Count(1, 1, 100, PositionBias.MinimumViews), Count(1, 9, 100, 0)]));
    }

    [Fact]
    public void WeightAt_FurtherDown_GrowsUpToTheHighest()
    {
        var bias = PositionBias.Estimate(Impressions(1, pairs: 300, shown: 40, places: [1, 2, 5, 12]));
        Assert.Equal(1, bias.WeightAt(1));
        Assert.Equal(1, bias.WeightAt(null));
        Assert.Equal(5, bias.WeightAt(5), 0.7);
        Assert.Equal(PositionBias.HighestWeight, bias.WeightAt(200));
        Assert.Equal(1, PositionBias.None.WeightAt(200));
    }

    private static IEnumerable<ImpressionCount> Impressions(double exponent, int pairs, int shown, int[] places)
    {
        var random = new Random(3);
        for (var pair = 0; pair < pairs; pair++)
        {
            var worth = random.NextDouble();
            foreach (var place in places)
            {
                var chance = worth * Math.Pow(place, -exponent);
                yield return Count(pair, place, shown, Enumerable.Range(0, shown).Count(_ => random.NextDouble() < chance));
            }
        }
    }

    private static ImpressionCount Count(int pair, int place, int shown, int viewed) =>
        new(new EnterpriseId("e01"), new InstitutionId($"i{pair}"), null, place, shown, viewed);
}
