using Matching.Domain;

namespace Matching.Learning.Tests.Training;

/// <summary>What a model and its scores must not depend on: the future, the order of rows, the way names are written.</summary>
public sealed class LeakTests(Worlds worlds) : IClassFixture<Worlds>
{
    private static readonly TrainingOptions Short = new()
    {
        AsOfYear = Worlds.Cutoff,
        Trainer = TreeTrainer.FastTree,
        HistoryLags = [0],
        Logit = new LogitOptions { Iterations = 5 },
        Trees = new TreeOptions { Trees = 10 },
    };

    private static readonly Lazy<TrainedModel> TrainedShort = new(() => ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, Short));

    private static readonly Dictionary<string, Func<string, string>> Written = new()
    {
        ["upper case"] = name => name.ToUpperInvariant(),
        ["lower case"] = name => name.ToLowerInvariant(),
        ["punctuation"] = name => $"“{name.Replace(" ", " - ", StringComparison.Ordinal)}”.",
        ["spaces"] = name => $"  {name.Replace(" ", " \t ", StringComparison.Ordinal)} ",
        ["diacritics"] = name => name.Replace("e", "é", StringComparison.Ordinal),
        ["full width"] = name => string.Concat(name.Select(c => c is > ' ' and < '\u007f' ? (char)(c + 0xfee0) : c)),
        ["written twice"] = name => $"{name} ({name})",
        ["words in another order"] = name => string.Join(' ', name.Split(' ').Reverse()),
    };

    public static TheoryData<string> Writings => [.. Written.Keys];

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

    [Theory]
    [MemberData(nameof(Writings))]
    public void TrainAndRank_NamesWrittenOtherwise_GivesTheSameBytesAndScores(string how)
    {
        var write = Written[how];
        var rewritten = Worlds.World.Institutions.Select(institution => institution with { Name = write(institution.Name), Aliases = ["Another Name", "别名"] });
        var enterprises = Worlds.World.Enterprises.Select(enterprise => enterprise with { Name = write(enterprise.Name), Aliases = [] });
        var catalogue = Worlds.Number(rewritten, enterprises);
        var log = EngagementLog.Create(catalogue, Worlds.World.Engagements);
        AssertSameRankings(worlds.Ranker, new Ranker(catalogue, EngagementHistory.Before(catalogue, log, Worlds.Cutoff), worlds.Model));
        var model = ModelTrainer.Train(catalogue, log, Short);
        Assert.Equal(TrainedShort.Value.Trees, model.Trees);
        Assert.Equal(TrainedShort.Value.Logit, model.Logit);
    }

    [Fact]
    public void Rank_CatalogueInAnotherOrder_GivesTheSameScores()
    {
        var catalogue = Worlds.Number(Worlds.World.Institutions.Reverse(), Worlds.World.Enterprises.Reverse());
        var log = EngagementLog.Create(catalogue, Worlds.World.Engagements.Reverse());
        AssertSameRankings(worlds.Ranker, new Ranker(catalogue, EngagementHistory.Before(catalogue, log, Worlds.Cutoff), worlds.Model));
    }

    [Fact]
    public void Score_CandidatesInAnotherOrder_GivesEachTheSameScoreAndTheQueryTheSameMetric()
    {
        var candidates = Worlds.Catalogue.InCountry(Worlds.Catalogue.IndexOf(new CountryCode("KE"))).ToArray();
        var shuffled = candidates.ToArray();
        new Random(5).Shuffle(shuffled);
        var scores = worlds.Ranker.Score(0, 5, candidates, CancellationToken.None);
        var others = worlds.Ranker.Score(0, 5, shuffled, CancellationToken.None);
        Assert.All(candidates, candidate => Assert.Equal(scores[Array.IndexOf(candidates, candidate)], others[Array.IndexOf(shuffled, candidate)], 5));
        int[] Grades(int[] order) => Array.ConvertAll(order, candidate => candidate % 5 == 0 ? 1 : 0);
        Assert.Equal(RankingMetrics.Compute(scores, Grades(candidates)).Ndcg, RankingMetrics.Compute(others, Grades(shuffled)).Ndcg, 9);
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
