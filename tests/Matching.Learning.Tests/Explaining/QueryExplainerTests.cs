using Matching.Domain;

namespace Matching.Learning.Tests.Explaining;

public sealed class QueryExplainerTests(Worlds worlds) : IClassFixture<Worlds>
{
    private static readonly string?[] Sectors = ["energy", "health", "transport-and-storage", "education", "social-infrastructure", null];

    [Fact]
    public void Explain_TenThousandRandomCases_AddUpToTheServedScore()
    {
        var random = new Random(11);
        var cases = 0;
        while (cases < 10_000)
        {
            var region = random.Next(4) == 0 ? "eastern-africa" : Worlds.World.Institutions[random.Next(Worlds.World.Institutions.Count)].Country.Value;
            var query = Worlds.Query($"e{random.Next(1, 25):00}", region, Sectors[random.Next(Sectors.Length)]);
            var explainer = worlds.Ranker.Explain(query, TestContext.Current.CancellationToken);
            var rank = 0;
            foreach (var (institution, score) in worlds.Ranker.Rank(query, CandidateFilter.None, TestContext.Current.CancellationToken).Items)
            {
                var explanation = explainer.Explain(institution);
                Assert.Equal(score, explanation.Score);
                Assert.Equal(++rank, explanation.Rank);
                Assert.Equal(score, explanation.Base + explanation.Reasons.Sum(reason => reason.Contribution), 1e-4);
                cases++;
            }
        }
    }

    [Fact]
    public void Explain_MoreCandidatesThanAreCompared_StillAddsUpAndIsTheSameEachTime()
    {
        var query = Worlds.Query("e01", "world", "energy");
        var ranking = worlds.Ranker.Rank(query, CandidateFilter.None, TestContext.Current.CancellationToken);
        Assert.True(ranking.CandidateCount > Contributions.MostCompared);
        var explainer = worlds.Ranker.Explain(query, TestContext.Current.CancellationToken);
        var again = worlds.Ranker.Explain(query, TestContext.Current.CancellationToken);
        foreach (var (institution, score) in ranking.Items.Take(30))
        {
            var explanation = explainer.Explain(institution);
            Assert.Equal(score, explanation.Base + explanation.Reasons.Sum(reason => reason.Contribution), 1e-4);
            Assert.Equal(explanation.Reasons, again.Explain(institution).Reasons);
        }
    }

    [Fact]
    public void Explain_EveryCandidateCompared_ContributionsOfEachGroupAverageToZero()
    {
        var query = Worlds.Query("e04", "ZM", "energy");
        var explainer = worlds.Ranker.Explain(query, TestContext.Current.CancellationToken);
        var all = Worlds.World.Institutions.Where(row => row.Country.Value == "ZM").SelectMany(row => explainer.Explain(row.Id).Reasons);
        Assert.All(all.GroupBy(reason => reason.Group), group => Assert.Equal(0, group.Sum(reason => reason.Contribution), 1e-6));
    }

    [Fact]
    public void Compare_TwoCandidates_DifferencesAddUpAndTurnAround()
    {
        var explainer = worlds.Ranker.Explain(Worlds.Query("e04", "ZM", "energy"), TestContext.Current.CancellationToken);
        var institutions = Worlds.World.Institutions.Where(row => row.Country.Value == "ZM").Select(row => row.Id).ToList();
        foreach (var first in institutions)
        {
            foreach (var second in institutions)
            {
                var comparison = explainer.Compare(first, second);
                Assert.Equal(comparison.First.Score - comparison.Second.Score, comparison.Differences.Sum(part => part.Difference), 1e-4);
                var turned = explainer.Compare(second, first).Differences.ToDictionary(part => part.Group, part => -part.Difference);
                Assert.Equal(comparison.Differences.ToDictionary(part => part.Group, part => part.Difference), turned);
            }
        }
    }

    [Fact]
    public void Explain_InstitutionOfAnotherCountry_IsRefused()
    {
        var explainer = worlds.Ranker.Explain(Worlds.Query("e01", "ZM"), TestContext.Current.CancellationToken);
        Assert.False(explainer.IsCandidate(new InstitutionId("KE-bank")));
        var refused = Assert.Throws<UnknownResourceException>(() => explainer.Explain(new InstitutionId("KE-bank")));
        Assert.Equal("KE-bank", refused.Id);
    }

    [Fact]
    public void Explain_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => worlds.Ranker.Explain(Worlds.Query("e01", "ZM"), source.Token));
    }
}
