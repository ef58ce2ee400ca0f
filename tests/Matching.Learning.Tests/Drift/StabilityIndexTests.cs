namespace Matching.Learning.Tests.Drift;

public sealed class StabilityIndexTests
{
    [Fact]
    public void Of_EqualShares_IsZero() => Assert.Equal(0, StabilityIndex.Of([0.25, 0.25, 0.5], [0.25, 0.25, 0.5]));

    /// <summary>(0.6 − 0.5) ln(0.6 / 0.5) + (0.4 − 0.5) ln(0.4 / 0.5), by hand.</summary>
    [Fact]
    public void Of_TwoBins_IsTheTextbookFigure() => Assert.Equal(0.0405465, StabilityIndex.Of([0.5, 0.5], [0.6, 0.4]), tolerance: 1e-6);

    [Fact]
    public void Of_EmptyBin_IsFinite() => Assert.InRange(StabilityIndex.Of([0.5, 0.5], [1, 0]), 1, 10);

    /// <summary>The 99th percentile of a chi-square of nine degrees of freedom is 21.666.</summary>
    [Fact]
    public void Noise_TenBins_FollowsTheChiSquare() => Assert.Equal(21.666 * ((1 / 400.0) + (1 / 100.0)), StabilityIndex.Noise(10, 400, 100), 2);

    [Fact]
    public void Noise_SamplesOfOneDistribution_StayBelowItNinetyNineTimesInAHundred()
    {
        var random = new Random(3);
        var beyond = 0;
        for (var round = 0; round < 300; round++)
        {
            var then = Enumerable.Range(0, 400).Select(_ => random.NextSingle()).ToArray();
            var recent = Enumerable.Range(0, 100).Select(_ => random.NextSingle()).ToArray();
            var profile = ColumnProfile.Of("uniform", then, Ones(then));
            Assert.Equal(ColumnProfile.Bins, profile.Shares.Count);
            beyond += StabilityIndex.Of(profile.Shares, profile.SharesOf(recent, Ones(recent))) > StabilityIndex.Noise(10, 400, 100) ? 1 : 0;
        }

        Assert.InRange(beyond, 0, 12);
    }

    [Fact]
    public void Profile_MostlyTiedValues_HasFewerBinsWhoseSharesSumToOne()
    {
        float[] values = [.. Enumerable.Repeat(0f, 80), .. Enumerable.Range(1, 20).Select(i => (float)i)];
        var profile = ColumnProfile.Of("count", values, Ones(values));
        Assert.Equal(0f, profile.Edges[0]);
        Assert.Equal(0.8, profile.Shares[0], 9);
        Assert.Equal(1.0, profile.Shares.Sum(), 9);
        Assert.Equal(profile.Edges.Count + 1, profile.Shares.Count);
    }

    [Fact]
    public void Profile_ConstantColumn_IsOneBin() => Assert.Equal([1.0], ColumnProfile.Of("constant", [3f, 3f, 3f], [1, 1, 1]).Shares);

    private static double[] Ones(float[] values) => [.. Enumerable.Repeat(1.0, values.Length)];
}
