using Matching.Learning;
using Matching.Testing;

namespace Matching.Jobs.Tests.Backtesting;

/// <summary>The rankings file must be enough to recompute the figures without trusting ours.</summary>
public sealed class RankingsFileTests : IDisposable
{
    private const int Cutoff = 2010;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rankings_EveryQuery_HoldsEveryCandidateOnceInOrder(bool frozen)
    {
        var (queries, report) = Run(frozen);
        Assert.Equal(report.Queries, queries.Count);
        Assert.Equal(queries.Count, queries.DistinctBy(query => (query.Enterprise, query.Country, query.Sector, query.Year)).Count());
        var inCountry = JobWorld.World.Institutions.ToLookup(institution => institution.Country.Value, institution => institution.Id.Value);
        foreach (var query in queries)
        {
            Assert.Equal(Enumerable.Range(1, query.Lines.Count), query.Lines.Select(line => line.Rank));
            Assert.Equal(inCountry[query.Country].Order(StringComparer.Ordinal), query.Lines.Select(line => line.Institution).Order(StringComparer.Ordinal));
            Assert.Equal(
                query.Lines.OrderByDescending(line => line.Score).ThenBy(line => line.Institution, StringComparer.Ordinal), query.Lines);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rankings_Recomputed_GiveTheReportedNdcg(bool frozen)
    {
        var (queries, report) = Run(frozen);
        var answers = Answers();
        Assert.Equal(answers.Count, queries.Count);
        var recomputed = queries.Average(query => query.Ndcg(answers[(query.Enterprise, query.Country, query.Sector, query.Year)]));
        Assert.InRange(recomputed, report.Model.Ndcg.Mean - 1e-9, report.Model.Ndcg.Mean + 1e-9);
    }

    /// <summary>Who was engaged in each query, straight from the engagements; in the small world every project is a cluster of its own.</summary>
    private static Dictionary<(string Enterprise, string Country, string Sector, int Year), HashSet<string>> Answers() =>
        JobWorld.World.Engagements
            .Where(engagement => engagement.Year >= Cutoff)
            .GroupBy(engagement => (engagement.Enterprise.Value, engagement.Country.Value, engagement.Sector.Value, engagement.Year))
            .ToDictionary(group => group.Key, group => group.Select(engagement => engagement.Institution.Value).ToHashSet(StringComparer.Ordinal));

    private (IReadOnlyList<RankingsTable> Queries, BacktestReport Report) Run(bool frozen)
    {
        var path = _folder.File("rankings.csv");
        var options = new BacktestOptions(Cutoff, 2014) { Frozen = frozen, Training = JobWorld.Quick, Resamples = 100 };
        var result = BacktestJob.Run(JobWorld.Data, new BacktestRequest(options) { RankingsOut = path }, progress: null, TestContext.Current.CancellationToken);
        return (RankingsTable.Read(path), result.Plain);
    }
}
