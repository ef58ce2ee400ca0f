namespace Matching.Learning.Tests.Gating;

public sealed class ActivationGateTests
{
    [Fact]
    public void Judge_EqualResults_Passes()
    {
        var verdict = Judge(_ => 0.0);
        Assert.True(verdict.Passed, verdict.Reason);
        Assert.Equal(default(Interval), verdict.Difference);
    }

    [Fact]
    public void Judge_WorseEverywhereByLessThanTheMargin_IsStillRefusedForItsParts()
    {
        var verdict = Judge(_ => -0.005);
        Assert.False(verdict.Passed);
        Assert.True(verdict.Difference!.Value.Low > ActivationGate.Margin);
        Assert.Contains("significantly worse on", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_BetterOnTheWholeButWorseOnOneSector_IsRefusedAndNamesIt()
    {
        var verdict = Judge(i => i % 3 == 0 ? -0.2 : 0.3);
        Assert.False(verdict.Passed);
        Assert.True(verdict.Difference!.Value.Low > 0);
        var worse = Assert.Single(verdict.Slices, slice => slice.IsSignificantlyWorse);
        Assert.Equal(("sector", "energy", 40), (worse.Group, worse.Name, worse.Queries));
        Assert.Contains("sector energy (40 queries): -0.200", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_WorseOnAPartOfFewerThanThirtyQueries_Passes()
    {
        // Every ninth query is of the subregion with the fewest: 14 of 120.
        var verdict = Judge(i => i % 9 == 0 ? -0.2 : 0.3);
        Assert.True(verdict.Passed, verdict.Reason);
        Assert.All(verdict.Slices, slice => Assert.True(slice.Queries >= ActivationGate.MinimumSliceQueries));
    }

    [Theory]
    [InlineData(0.02, true)]
    [InlineData(-0.02, false)]
    public void Judge_NoisyDifference_IsDecidedByTheLowerEnd(double mean, bool passes)
    {
        var random = new Random(5);
        var verdict = Judge(_ => mean + ((random.NextDouble() - 0.5) * 0.02));
        Assert.Equal(passes, verdict.Passed);
        Assert.InRange(verdict.Difference!.Value.Mean, mean - 0.005, mean + 0.005);
    }

    [Fact]
    public void Judge_LargeScatterAroundNoDifference_IsRefused()
    {
        // Twenty enterprises that win or lose a lot: nobody can say that the candidate is not worse.
        var verdict = Judge(i => i / 6 % 2 == 0 ? 0.4 : -0.4);
        Assert.False(verdict.Passed);
        Assert.Equal(0, verdict.Difference!.Value.Mean, 9);
    }

    [Fact]
    public void Judge_DifferentQueries_Throws()
    {
        var one = Results(_ => 0.5);
        Assert.Throws<ArgumentException>(() => ActivationGate.Judge(one, one with { Queries = [.. one.Queries.Skip(1)] }, GateBasis.StoredResults, "2010-0"));
    }

    [Fact]
    public void Judge_QueriesInAnotherOrder_IsTheSame()
    {
        var (candidate, other) = (Results(i => 0.5 + (i % 7 * 0.01)), Results(_ => 0.5));
        var turned = other with { Queries = [.. other.Queries.Reverse()] };
        Assert.Equal(
            ActivationGate.Judge(candidate, other, GateBasis.StoredResults, "2010-0").Difference,
            ActivationGate.Judge(candidate, turned, GateBasis.StoredResults, "2010-0").Difference);
    }

    [Fact]
    public void Stored_WhatWasWritten_ReadsBackExactly()
    {
        var results = Results(i => 1 / (i + 3.0));
        Assert.Equal(results.Queries, WindowFile.Read("2010-0", WindowFile.Write(results)));
    }

    private static GateVerdict Judge(Func<int, double> difference) =>
        ActivationGate.Judge(Results(i => 0.5 + difference(i)), Results(_ => 0.5), GateBasis.StoredResults, "2010-0");

    /// <summary>Twenty enterprises with six queries each; three sectors of 40, half of the answers warm, two subregions.</summary>
    private static WindowResults Results(Func<int, double> ndcg) => new(2010, 2013, "same", [.. Enumerable.Range(0, 120).Select(i => new WindowQuery(
        $"q{i:000}",
        $"e{i / 6:00}",
        (i % 3) switch { 0 => "energy", 1 => "health", _ => "education" },
        i % 9 == 0 ? "small" : "large",
        IsWarm: i / 6 % 2 == 0,
        IsNewEnterprise: i < 60,
        ndcg(i),
        RuleNdcg: 0.3))]);
}
