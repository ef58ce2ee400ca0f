using Matching.Domain;

namespace Matching.Learning.Tests;

public sealed class RankerTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public void Rank_Country_RanksEveryInstitutionOfItOnceInTotalOrder()
    {
        var ranking = worlds.Ranker.Rank(Worlds.Query("e04", "KE", "energy"), CandidateFilter.None);
        Assert.Equal(16, ranking.CandidateCount);
        Assert.Equal(16, ranking.Items.Select(item => item.Institution).Distinct().Count());
        Assert.All(ranking.Items, item => Assert.StartsWith("KE-", item.Institution.Value, StringComparison.Ordinal));
        Assert.Equal(ranking.Items.OrderByDescending(item => item.Score).ThenBy(item => item.Institution.Value, StringComparer.Ordinal), ranking.Items);
    }

    [Theory]
    [InlineData("energy", "ZM-power", "ZM-hydro", "ZM-energy-ministry")]
    [InlineData("health", "ZM-hospital", "ZM-health-ministry")]
    [InlineData("transport-and-storage", "ZM-railway", "ZM-port", "ZM-roads")]
    public void Rank_Sector_PutsThoseWhoServeItFirst(string sector, params string[] expected)
    {
        var top = worlds.Ranker.Rank(Worlds.Query("e01", "ZM", sector), CandidateFilter.None).Items.Take(4).Select(item => item.Institution.Value);
        Assert.NotEmpty(top.Intersect(expected, StringComparer.Ordinal));
    }

    [Fact]
    public void Rank_Subregion_CoversAllItsCountries()
    {
        var ranking = worlds.Ranker.Rank(Worlds.Query("e01", "eastern-africa", "energy"), CandidateFilter.None);
        Assert.Equal(8 * 16, ranking.CandidateCount);
    }

    [Fact]
    public void Rank_NewEnterprise_IsAnsweredByTheSector()
    {
        var newcomer = new Enterprise(new EnterpriseId("newcomer"), "Newcomer Power Engineering", []);
        var catalogue = Worlds.Number(Worlds.World.Institutions, Worlds.World.Enterprises.Append(newcomer));
        var log = EngagementLog.Create(catalogue, Worlds.World.Engagements);
        var ranker = new Ranker(catalogue, EngagementHistory.Before(catalogue, log, Worlds.Cutoff), worlds.Model);
        var top = ranker.Rank(Worlds.Query("newcomer", "VN", "energy"), CandidateFilter.None).Items.Take(3).Select(item => item.Institution.Value);
        Assert.Contains("VN-power", top);
    }

    [Fact]
    public void Rank_NewInstitution_IsRankedWithoutRetraining()
    {
        var added = new Institution(new InstitutionId("KE-new"), "Kenya Wind Power Company", [], new CountryCode("KE"), InstitutionKind.Utility);
        var catalogue = Worlds.Number(Worlds.World.Institutions.Append(added));
        var log = EngagementLog.Create(catalogue, Worlds.World.Engagements);
        var ranker = new Ranker(catalogue, EngagementHistory.Before(catalogue, log, Worlds.Cutoff), worlds.Model);
        var items = ranker.Rank(Worlds.Query("e04", "KE", "energy"), CandidateFilter.None).Items.Select(item => item.Institution.Value).ToList();
        Assert.InRange(items.IndexOf("KE-new"), 0, 7);
    }

    [Fact]
    public void Rank_AtAMoment_LeavesOutWhoIsDeletedOrExpiredThen()
    {
        var end = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var catalogue = Worlds.Number(Worlds.World.Institutions.Select(institution => institution.Id.Value switch
        {
            "KE-power" => institution with { IsDeleted = true },
            "KE-hydro" => institution with { ValidUntil = end },
            _ => institution,
        }));
        var history = EngagementHistory.Before(catalogue, EngagementLog.Create(catalogue, Worlds.World.Engagements), Worlds.Cutoff);
        var query = Worlds.Query("e04", "KE", "energy");
        var ever = Ranked(new Ranker(catalogue, history, worlds.Model));
        var before = Ranked(new Ranker(catalogue, history, worlds.Model, end.AddTicks(-1)));
        var after = Ranked(new Ranker(catalogue, history, worlds.Model, end));

        Assert.Equal(Ranked(worlds.Ranker), ever);
        Assert.Equal(ever.Where(id => id != "KE-power").Order(), before.Order());
        Assert.Equal(before.Where(id => id != "KE-hydro").Order(), after.Order());

        List<string> Ranked(Ranker ranker) => [.. ranker.Rank(query, CandidateFilter.None).Items.Select(item => item.Institution.Value)];
    }

    [Fact]
    public void Rank_AtAMoment_DeletedEnterpriseIsUnknown()
    {
        var catalogue = Worlds.Number(
            Worlds.World.Institutions, Worlds.World.Enterprises.Select(enterprise => enterprise with { IsDeleted = enterprise.Id.Value == "e04" }));
        var history = EngagementHistory.Before(catalogue, EngagementLog.Create(catalogue, Worlds.World.Engagements), Worlds.Cutoff);
        var query = Worlds.Query("e04", "KE", "energy");

        Assert.NotEmpty(new Ranker(catalogue, history, worlds.Model).Rank(query, CandidateFilter.None).Items);
        Assert.Throws<UnknownResourceException>(() => new Ranker(catalogue, history, worlds.Model, DateTimeOffset.UnixEpoch).Rank(query, CandidateFilter.None));
    }

    [Fact]
    public void Rank_CustomSector_EqualsTheOneAbove()
    {
        var tree = SectorTree.With([new CustomSector(new SectorId("solar-power"), new SectorId("energy"), "Solar power", string.Empty, [])]);
        var catalogue = Catalogue.Create(Worlds.World.Enterprises, Worlds.World.Institutions, RegionTree.Default, tree);
        var history = EngagementHistory.Before(catalogue, EngagementLog.Create(catalogue, Worlds.World.Engagements), Worlds.Cutoff);
        var ranker = new Ranker(catalogue, history, worlds.Model);

        Assert.Equal(
            worlds.Ranker.Rank(Worlds.Query("e04", "KE", "energy"), CandidateFilter.None).Items,
            ranker.Rank(Worlds.Query("e04", "KE", "solar-power"), CandidateFilter.None).Items);
    }

    [Fact]
    public void Rank_Filtered_KeepsTheScoresOfThoseWhoPass()
    {
        var query = Worlds.Query("e04", "KE", "energy");
        var all = worlds.Ranker.Rank(query, CandidateFilter.None);
        var engaged = Worlds.World.Engagements
            .Where(engagement => engagement.Enterprise.Value == "e04" && engagement.Year < Worlds.Cutoff)
            .Select(engagement => engagement.Institution).ToHashSet();
        var filter = new CandidateFilter(new HashSet<InstitutionKind> { InstitutionKind.Utility, InstitutionKind.Bank }, new HashSet<InstitutionId> { new("KE-bank") }, ExcludeEngaged: true);
        var filtered = worlds.Ranker.Rank(query, filter);
        var kinds = Worlds.World.Institutions.ToDictionary(institution => institution.Id, institution => institution.Kind);
        var expected = all.Items.Where(item => kinds[item.Institution] is InstitutionKind.Utility && !engaged.Contains(item.Institution));
        Assert.Equal(expected, filtered.Items);
        Assert.Equal(16, filtered.CandidateCount);
    }

    [Theory]
    [InlineData("nobody", "KE", "energy", "enterprise")]
    [InlineData("e01", "atlantis", "energy", "region")]
    [InlineData("e01", "KE", "alchemy", "sector")]
    public void Rank_Unknown_NamesTheResource(string enterprise, string region, string sector, string resource)
    {
        var exception = Assert.Throws<UnknownResourceException>(() => worlds.Ranker.Rank(Worlds.Query(enterprise, region, sector), CandidateFilter.None));
        Assert.Equal(resource, exception.Resource);
    }

    [Fact]
    public void Rank_Cancelled_Stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => worlds.Ranker.Rank(Worlds.Query("e01", "KE"), CandidateFilter.None, source.Token));
    }

    [Fact]
    public async Task Rank_ManyThreads_GivesOneAnswer()
    {
        var expected = worlds.Ranker.Rank(Worlds.Query("e01", "KE", "energy"), CandidateFilter.None).Items;
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => worlds.Ranker.Rank(Worlds.Query("e01", "KE", "energy"), CandidateFilter.None).Items)));
        Assert.All(answers, answer => Assert.Equal(expected, answer));
    }
}
