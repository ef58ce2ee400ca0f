using Matching.Domain;

namespace Matching.Learning.Tests;

public sealed class RankedCandidatesTests(Worlds worlds) : IClassFixture<Worlds>
{
    /// <summary>What a call may allocate, whatever the number of candidates: about 3,000 bytes are measured, and twice that for a query of all sectors.</summary>
    private const long MostBytes = 8_000;

    [Fact]
    public void RankAll_AnyPage_HoldsTheLinesOfRank()
    {
        var query = Worlds.Query("e01", "eastern-africa", "energy");
        var expected = worlds.Ranker.Rank(query, CandidateFilter.None);
        using var ranked = worlds.Ranker.RankAll(query, CandidateFilter.None, TestContext.Current.CancellationToken);
        Assert.Equal((expected.CandidateCount, expected.Items.Count), (ranked.CandidateCount, ranked.Count));
        Assert.Equal(expected.Items.Skip(5).Take(7), ranked.Lines(5, 7));
        Assert.Equal(expected.Items.Skip(expected.Items.Count - 2), ranked.Lines(ranked.Count - 2, 20));
        Assert.Empty(ranked.Lines(ranked.Count + 1, 20));
        Assert.Equal(expected.Items[3], ranked[3]);
        Assert.Equal(ScoreShares.LogSum(expected.Items), ranked.LogSum());
    }

    [Fact]
    public void Lines_Disposed_Throws()
    {
        var ranked = worlds.Ranker.RankAll(Worlds.Query("e01", "KE"), CandidateFilter.None, TestContext.Current.CancellationToken);
        ranked.Dispose();
        ranked.Dispose();
        Assert.Throws<ObjectDisposedException>(() => ranked.Lines(0, 1));
        Assert.Throws<ObjectDisposedException>(() => ranked.LogSum());
    }

    [Theory]
    [InlineData(100, "energy")]
    [InlineData(1_000, "energy")]
    [InlineData(1_000, null)]
    public void RankAll_ManyCandidates_AllocatesNothingPerCandidate(int candidates, string? sector)
    {
        var (ranker, query) = (Country(candidates), Worlds.Query("e01", "NZ", sector));
        for (var warm = 0; warm < 5; warm++)
        {
            Page(ranker, query, candidates);
        }

        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Page(ranker, query, candidates);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.True(least <= MostBytes, $"{least} bytes for a page of 20 of {candidates} candidates");
    }

    private static void Page(Ranker ranker, RankQuery query, int candidates)
    {
        using var ranked = ranker.RankAll(query, CandidateFilter.None);
        Assert.Equal((candidates, 20), (ranked.Count, ranked.Lines(0, 20).Length));
    }

    /// <summary>The small world and so many more institutions in a country of their own.</summary>
    private Ranker Country(int institutions)
    {
        var bodies = Worlds.World.Institutions;
        var more = Enumerable.Range(0, institutions).Select(number => bodies[number % bodies.Count] with
        {
            Id = new InstitutionId($"more-{number:0000}"),
            Name = $"{bodies[number % bodies.Count].Name} {number}",
            Country = new CountryCode("NZ"),
        });
        var catalogue = Worlds.Number([.. bodies, .. more]);
        var log = EngagementLog.Create(catalogue, Worlds.World.Engagements);
        return new Ranker(catalogue, EngagementHistory.Before(catalogue, log, Worlds.Cutoff), worlds.Model);
    }
}
