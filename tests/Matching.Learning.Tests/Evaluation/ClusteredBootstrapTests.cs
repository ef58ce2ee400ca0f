namespace Matching.Learning.Tests.Evaluation;

public sealed class ClusteredBootstrapTests
{
    [Fact]
    public void MeanOf_OneCluster_HasNoSpread()
    {
        var interval = ClusteredBootstrap.MeanOf([0, 1, 0, 1], [5, 5, 5, 5]);
        Assert.Equal(new Interval(0.5, 0.5, 0.5), interval);
    }

    [Fact]
    public void MeanOf_IndependentValues_CoversTheMeanAtTheExpectedWidth()
    {
        var values = Enumerable.Range(0, 400).Select(i => i % 2.0).ToArray();
        var interval = ClusteredBootstrap.MeanOf(values, [.. Enumerable.Range(0, 400)]);

        // Standard error of a fair coin over 400: 0.025, so the interval is about ± 0.049.
        Assert.Equal(0.5, interval.Mean, 12);
        Assert.InRange(interval.High - interval.Low, 0.080, 0.116);
        Assert.InRange(0.5, interval.Low, interval.High);
    }

    [Fact]
    public void MeanOf_ClusteredValues_IsWiderThanIfTheyWereIndependent()
    {
        var values = Enumerable.Range(0, 400).Select(i => i / 20 % 2.0).ToArray();
        var clustered = ClusteredBootstrap.MeanOf(values, [.. Enumerable.Range(0, 400).Select(i => i / 20)]);
        var independent = ClusteredBootstrap.MeanOf(values, [.. Enumerable.Range(0, 400)]);
        Assert.True(clustered.High - clustered.Low > 2 * (independent.High - independent.Low));
    }

    [Fact]
    public void MeanOf_SameSeed_SameInterval() =>
        Assert.Equal(ClusteredBootstrap.MeanOf([1, 2, 3], [1, 2, 3], seed: 4), ClusteredBootstrap.MeanOf([1, 2, 3], [1, 2, 3], seed: 4));

    [Fact]
    public void MeanOf_Nothing_IsZero() => Assert.Equal(default, ClusteredBootstrap.MeanOf([], []));
}
