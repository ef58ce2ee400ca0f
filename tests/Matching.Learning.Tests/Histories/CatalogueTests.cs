using Matching.Domain;

namespace Matching.Learning.Tests.Histories;

public sealed class CatalogueTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public void Create_AfterAnEarlierState_RanksAsIfReadAnew()
    {
        var changed = Worlds.World.Institutions.Select(institution => institution.Id.Value switch
        {
            "KE-power" => institution with { Name = "Kenya Central Hospital" },
            "KE-hospital" => institution with { Kind = InstitutionKind.Bank },
            "KE-port" => institution with { Country = new CountryCode("TZ") },
            _ => institution,
        }).Append(new Institution(new InstitutionId("KE-new"), "Kenya Wind Power Company", [], new CountryCode("KE"), InstitutionKind.Utility)).ToList();
        var enterprises = Worlds.World.Enterprises.Select(enterprise => enterprise.Id.Value == "e04" ? enterprise with { Name = "Railway Builders" } : enterprise).ToList();
        var anew = Catalogue.Create(enterprises, changed, RegionTree.Default, SectorTree.Default);
        var after = Catalogue.Create(enterprises, changed, RegionTree.Default, SectorTree.Default, Worlds.Catalogue);

        foreach (var country in new[] { "KE", "TZ" })
        {
            Assert.Equal(Ranked(anew, country), Ranked(after, country));
        }

        IReadOnlyList<RankedInstitution> Ranked(Catalogue catalogue, string country)
        {
            var history = EngagementHistory.Before(catalogue, EngagementLog.Create(catalogue, Worlds.World.Engagements), Worlds.Cutoff);
            return new Ranker(catalogue, history, worlds.Model).Rank(Worlds.Query("e04", country, "energy"), CandidateFilter.None).Items;
        }
    }
}
