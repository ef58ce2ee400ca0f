using Matching.Learning;

namespace Matching.Jobs.Tests.Backtesting;

/// <summary>The rules without learning must give the figures that were computed elsewhere: same queries, same candidates, same metric.</summary>
public sealed class RealWindowTests(RealWindow window) : IClassFixture<RealWindow>
{
    [Fact]
    public void Window_RealData_AsksTheSameQueriesPlainAndHard()
    {
        Assert.Equal(292, window.Result.Plain.Queries);
        Assert.Equal(292, window.Result.Hard!.Queries);
        Assert.Equal(89, window.Result.Plain.Model.Outcomes.Count(outcome => outcome.IsWarm));
        Assert.InRange(window.Result.Plain.Model.Outcomes.Average(outcome => outcome.Candidates), 89, 91);
        Assert.InRange(window.Result.Hard.Model.Outcomes.Average(outcome => outcome.Candidates), 109, 111);
    }

    [Theory]
    [InlineData(0, "random", 0.173)]
    [InlineData(1, "popularity", 0.278)]
    [InlineData(2, "popularity in the sector", 0.311)]
    [InlineData(3, "pair repeat, sector popularity, kind-given-sector prior", 0.431)]
    public void Plain_RuleWithoutLearning_IsAsStated(int row, string name, double ndcg) => AssertRow(window.Result.Plain, row, name, ndcg);

    [Theory]
    [InlineData(0, "random", 0.079)]
    [InlineData(2, "popularity in the sector", 0.257)]
    [InlineData(3, "pair repeat, sector popularity, kind-given-sector prior", 0.297)]
    public void Hard_RuleWithoutLearning_IsAsStated(int row, string name, double ndcg) => AssertRow(window.Result.Hard!, row, name, ndcg);

    [Fact]
    public void Model_RealData_ReachesItsFloor()
    {
        Assert.True(window.Result.Plain.Model.Ndcg.Mean >= 0.49, "NDCG@10 of the learned model is below 0.49 on the plain window");
        Assert.True(window.Result.Hard!.Model.Ndcg.Mean >= 0.30, "NDCG@10 of the learned model is below 0.30 on the hard window");
    }

    private static void AssertRow(BacktestReport report, int row, string name, double ndcg)
    {
        Assert.Equal(name, report.Results[row].Name);
        Assert.InRange(report.Results[row].Ndcg.Mean, ndcg - 0.01, ndcg + 0.01);
    }
}
