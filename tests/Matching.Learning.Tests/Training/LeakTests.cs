using Matching.Domain;

namespace Matching.Learning.Tests.Training;

/// <summary>What a model and its scores must not depend on: the future, the order of rows, the way names are written.</summary>
public sealed class LeakTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public void Train_EveryLaterEngagementCorrupted_GivesTheSameBytesAndScores()
    {
        var corrupted = Worlds.World.Engagements.Select((engagement, i) => engagement.Year < Worlds.Cutoff
            ? engagement
            : engagement with { Enterprise = new EnterpriseId("e01"), Institution = new InstitutionId("KE-museum"), Country = new CountryCode("KE"), Sector = new SectorId("health"), Year = 2010 + (i % 4) });
        var log = EngagementLog.Create(Worlds.Catalogue, corrupted);
        var model = ModelTrainer.Train(Worlds.Catalogue, log, new TrainingOptions { AsOfYear = Worlds.Cutoff });
        Assert.Equal(worlds.Trained.Trees, model.Trees);
        Assert.Equal(worlds.Trained.Logit, model.Logit);
        var ranker = new Ranker(Worlds.Catalogue, EngagementHistory.Before(Worlds.Catalogue, log, Worlds.Cutoff), model.Load("test"));
        AssertSameRankings(worlds.Ranker, ranker);
    }

    [Fact]
    public void Train_OneEarlierEngagementChanged_GivesAnotherModel()
    {
        // The test above could not fail if the model did not look at engagements at all.
        var changed = Worlds.World.Engagements.Select(engagement => engagement.Year < 2008 ? engagement with { Institution = new InstitutionId($"{engagement.Country}-bank") } : engagement);
        var model = ModelTrainer.Train(Worlds.Catalogue, EngagementLog.Create(Worlds.Catalogue, changed), new TrainingOptions { AsOfYear = Worlds.Cutoff });
        Assert.NotEqual(worlds.Trained.Logit, model.Logit);
    }

    [Fact]
    public void Train_CatalogueAndEngagementsInAnotherOrder_GivesTheSameBytes()
    {
        var catalogue = Worlds.Number(Worlds.World.Institutions.Reverse(), Worlds.World.Enterprises.Reverse());
        var model = ModelTrainer.Train(
            catalogue, EngagementLog.Create(catalogue, Worlds.World.Engagements.Reverse()), new TrainingOptions { AsOfYear = Worlds.Cutoff });
        Assert.Equal(worlds.Trained.Trees, model.Trees);
        Assert.Equal(worlds.Trained.Logit, model.Logit);
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameBytes()
    {
        var again = ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, new TrainingOptions { AsOfYear = Worlds.Cutoff });
        Assert.Equal(worlds.Trained.Trees, again.Trees);
        Assert.Equal(worlds.Trained.Logit, again.Logit);
    }

    [Fact]
    public void Train_OtherSeed_GivesOtherBytes()
    {
        var other = ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, new TrainingOptions { AsOfYear = Worlds.Cutoff, Seed = 2 });
        Assert.NotEqual(worlds.Trained.Trees, other.Trees);
    }

    [Fact]
    public void Rank_NamesWrittenOtherwise_GivesTheSameScores()
    {
        var rewritten = Worlds.World.Institutions.Select((institution, i) => institution with
        {
            Name = (i % 3) switch
            {
                0 => institution.Name.ToUpperInvariant(),
                1 => $"“{institution.Name.Replace(" ", " - ", StringComparison.Ordinal)}”.",
                _ => institution.Name.Replace("e", "é", StringComparison.Ordinal),
            },
            Aliases = ["Another Name", "别名"],
        });
        var catalogue = Worlds.Number(rewritten);
        var log = EngagementLog.Create(catalogue, Worlds.World.Engagements);
        AssertSameRankings(worlds.Ranker, new Ranker(catalogue, EngagementHistory.Before(catalogue, log, Worlds.Cutoff), worlds.Model));
    }

    private static void AssertSameRankings(Ranker expected, Ranker actual)
    {
        foreach (var enterprise in Worlds.World.Enterprises)
        {
            foreach (var (region, sector) in new[] { ("KE", "energy"), ("VN", "health"), ("eastern-africa", (string?)null) })
            {
                var query = Worlds.Query(enterprise.Id.Value, region, sector);
                Assert.Equal(expected.Rank(query, CandidateFilter.None).Items, actual.Rank(query, CandidateFilter.None).Items);
            }
        }
    }
}
