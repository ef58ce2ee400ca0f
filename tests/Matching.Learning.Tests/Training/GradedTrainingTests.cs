using Matching.Domain;

namespace Matching.Learning.Tests.Training;

/// <summary>What events tell of choices weighs in training, and weighs nothing where they tell no more than an import does.</summary>
public sealed class GradedTrainingTests
{
    private static readonly TrainingOptions Short = new()
    {
        AsOfYear = 2015,
        Trainer = TreeTrainer.FastTree,
        HistoryLags = [0],
        Logit = new LogitOptions { Iterations = 20 },
        Trees = new TreeOptions { Trees = 20, MinimumRowsPerLeaf = 20 },
    };

    [Fact]
    public void Train_EveryEngagementOfTheHighestGrade_GivesTheSameBytesAsWithoutGrades()
    {
        var plain = ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, Short);
        var graded = ModelTrainer.Train(Worlds.Catalogue, Graded(_ => RelevanceGrades.Highest), Short);
        Assert.Equal(plain.Trees, graded.Trees);
        Assert.Equal(plain.Logit, graded.Logit);
    }

    [Theory]
    [InlineData(TreeTrainer.FastTree)]
    [InlineData(TreeTrainer.LightGbm)]
    public void Train_AcceptedBesideContracted_RanksTheContractedHigher(TreeTrainer trainer)
    {
        var options = Short with { Trainer = trainer };
        var plain = Scores(ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, options));
        var graded = Scores(ModelTrainer.Train(Worlds.Catalogue, Graded(item => IsPower(item) ? RelevanceGrades.Engaged : RelevanceGrades.Highest), options));
        Assert.True(
            graded.Hydro - graded.Power > plain.Hydro - plain.Power + 0.1,
            $"hydro before power by {plain.Hydro - plain.Power:F3} without grades, by {graded.Hydro - graded.Power:F3} with them");
    }

    [Fact]
    public void Train_ChoicesFoundFarDown_CountMore()
    {
        var bias = PositionBias.Estimate(
        [
            new ImpressionCount(new EnterpriseId("e01"), new InstitutionId("KE-power"), null, 1, 1000, 500),
            new ImpressionCount(new EnterpriseId("e01"), new InstitutionId("KE-power"), null, 10, 1000, 50),
        ]);
        var judged = Judgements(_ => RelevanceGrades.Highest).ToList();
        var plain = Scores(ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, Short));
        var weighed = Scores(ModelTrainer.Train(
            Worlds.Catalogue, Worlds.Log.With(Worlds.Catalogue, judged.Select(item => item with { Position = item.Institution.Value.EndsWith("-hydro", StringComparison.Ordinal) ? 10 : 1 }), bias), Short));
        Assert.Equal(1, bias.Exponent, 1e-3);
        Assert.True(
            weighed.Hydro - weighed.Power > plain.Hydro - plain.Power + 0.1,
            $"hydro before power by {plain.Hydro - plain.Power:F3} without places, by {weighed.Hydro - weighed.Power:F3} with them");
    }

    [Fact]
    public void Train_IntroductionsThatCameToNoAgreement_CountALittle()
    {
        var introduced = Worlds.World.Enterprises.SelectMany(enterprise => new[] { "KE", "ZM", "VN" }.Select(country => new Judgement(
            enterprise.Id, new InstitutionId($"{country}-museum"), new SectorId("energy"), 2012, RelevanceGrades.Engaged - 1, Position: null)));
        var plain = ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, Short);
        var more = ModelTrainer.Train(Worlds.Catalogue, Worlds.Log.With(Worlds.Catalogue, introduced, PositionBias.None), Short);
        var (before, after) = (Score(plain, "ZM-museum"), Score(more, "ZM-museum"));
        Assert.True(after > before, $"{before:F3} without introductions, {after:F3} with them");
        var known = Worlds.World.Engagements.Where(item => item.Year == 2012 && item.Sector.Value == "energy").Select(item => (item.Enterprise, item.Country)).ToHashSet();
        Assert.Equal(plain.Queries + introduced.Count(item => !known.Contains((item.Enterprise, new CountryCode(item.Institution.Value[..2])))), more.Queries);
        Assert.Equal(plain.Rows, more.Rows);
    }

    [Fact]
    public void Train_JudgementsOfLaterYears_AreNotLookedAt()
    {
        var options = Short with { AsOfYear = Worlds.Cutoff };
        var plain = ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, options);
        var log = Worlds.Log.With(Worlds.Catalogue, Judgements(_ => RelevanceGrades.Engaged).Where(item => item.Year >= Worlds.Cutoff), PositionBias.None);
        Assert.Equal(plain.Logit, ModelTrainer.Train(Worlds.Catalogue, log, options).Logit);
        Assert.Equal(DataFingerprint.Of(Worlds.Catalogue, Worlds.Log, Worlds.Cutoff), DataFingerprint.Of(Worlds.Catalogue, log, Worlds.Cutoff));
        Assert.NotEqual(DataFingerprint.Of(Worlds.Catalogue, Worlds.Log, 2015), DataFingerprint.Of(Worlds.Catalogue, log, 2015));
    }

    private static bool IsPower(Engagement item) => item.Institution.Value.EndsWith("-power", StringComparison.Ordinal);

    private static EngagementLog Graded(Func<Engagement, int> grade) => Worlds.Log.With(Worlds.Catalogue, Judgements(grade), PositionBias.None);

    private static IEnumerable<Judgement> Judgements(Func<Engagement, int> grade) =>
        Worlds.World.Engagements.Select(item => new Judgement(item.Enterprise, item.Institution, item.Sector, item.Year, grade(item), Position: null));

    private static (double Power, double Hydro) Scores(TrainedModel model) => (Score(model, "ZM-power"), Score(model, "ZM-hydro"));

    /// <summary>The mean score of an institution over all enterprises, in energy.</summary>
    private static double Score(TrainedModel model, string institution)
    {
        var ranker = new Ranker(Worlds.Catalogue, EngagementHistory.Before(Worlds.Catalogue, Worlds.Log, 2015), model.Load("test"));
        return Worlds.World.Enterprises.Average(enterprise =>
            ranker.Rank(Worlds.Query(enterprise.Id.Value, "ZM", "energy"), CandidateFilter.None).Items.Single(item => item.Institution.Value == institution).Score);
    }
}
