using CsCheck;
using Matching.Bench.Measuring;

namespace Matching.Bench.Tests.Measuring;

public sealed class QuantilesTests
{
    [Theory]
    [InlineData(new double[] { 7 }, 7)]
    [InlineData(new double[] { 9, 1, 5 }, 5)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5)]
    public void Median_Samples_IsTheMiddle(double[] samples, double expected) => Assert.Equal(expected, Quantiles.Median(samples));

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(0.991, 100)]
    [InlineData(1, 100)]
    public void At_OneToAHundred_IsTheNearestRank(double share, double expected) =>
        Assert.Equal(expected, Quantiles.At([.. Enumerable.Range(1, 100).Reverse().Select(i => (double)i)], share));

    [Fact]
    public void At_AnySamples_SplitsThemByTheShare() => Gen.Double[-1e6, 1e6].Array[1, 60].Select(Gen.Double[0.001, 1]).Sample((samples, share) =>
    {
        var quantile = Quantiles.At(samples, share);
        Assert.Contains(quantile, samples);
        Assert.True(samples.Count(sample => sample <= quantile) >= share * samples.Length);
        Assert.True(samples.Count(sample => sample < quantile) < share * samples.Length);
    });

    [Fact]
    public void Median_NoSample_SaysSo() => Assert.Throws<ArgumentException>(() => Quantiles.Median([]));
}
