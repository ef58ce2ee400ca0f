namespace Matching.Learning.Tests.Evaluation;

/// <summary>A backtest of the small world with every baseline, made once.</summary>
public sealed class BacktestTests(BacktestTests.Ran ran) : IClassFixture<BacktestTests.Ran>
{
    private static readonly BacktestOptions Window = new(Worlds.Cutoff, 2014)
    {
        Frozen = true,
        Resamples = 100,
        Baselines = BaselineSet.All,
        Training = new TrainingOptions { Trainer = TreeTrainer.FastTree, HistoryLags = [0], Logit = new LogitOptions { Iterations = 10 }, Trees = new TreeOptions { Trees = 20 } },
    };

    [Fact]
    public void Evaluate_Everything_HasTheRulesTheLearnedBaselinesAndTheModelLast()
    {
        Assert.Equal(
            ["random", "popularity", "popularity in the sector", "pair repeat, sector popularity, kind-given-sector prior", LearnedBaselines.Ease, LearnedBaselines.Pointwise, LearnedBaselines.FastTree, Backtest.ModelName],
            ran.Report.Results.Select(result => result.Name));
        Assert.Equal(4, ran.Report.Results.Count(result => result.IsRule));
        Assert.Equal(ran.Report.Results.Take(4).Max(result => result.Ndcg.Mean), ran.Report.ToMetrics().BaselineNdcg.Mean);
    }

    [Fact]
    public void Evaluate_BaselinesThatReadTheFeatures_BeatChance()
    {
        var random = ran.Report.Results[0].Ndcg.Mean;
        Assert.All(ran.Report.Results.Skip(4), result => Assert.True(result.Ndcg.Mean > random + 0.1, $"{result.Name}: {result.Ndcg}, random {random}"));
    }

    [Fact]
    public void Diagnosis_Calibration_CountsEveryPairAndEveryChoiceOnce()
    {
        var diagnosis = ran.Report.Diagnosis!;
        Assert.Equal(ran.Report.Model.Outcomes.Sum(outcome => outcome.Candidates), diagnosis.Calibration.Sum(bin => bin.Pairs));
        Assert.Equal(ran.Ranked.Sum(query => query.Right), diagnosis.Calibration.Sum(bin => bin.Pairs * bin.Chosen.Mean), 6);
        Assert.Equal(diagnosis.Calibration.Select(bin => bin.Chance).Order(), diagnosis.Calibration.Select(bin => bin.Chance));
        Assert.Equal(1, diagnosis.Scores.Chosen.Sum(), 6);
        Assert.Equal(1, diagnosis.Scores.Others.Sum(), 6);
    }

    [Fact]
    public void Diagnosis_Misses_AreTheWorstQueriesWithTheirTrueRanks()
    {
        var misses = ran.Report.Diagnosis!.Misses;
        Assert.Equal(
            ran.Report.Model.Outcomes.Select(outcome => outcome.Metrics.Ndcg).Where(ndcg => ndcg < 0.5).Order().Take(misses.Count),
            misses.Select(miss => miss.Ndcg));
        Assert.NotEmpty(misses);
        Assert.All(misses, miss =>
        {
            var query = ran.Ranked.First(query => query.Enterprise == miss.Enterprise && query.Country == miss.Country && query.Sector == miss.Sector && query.Year == miss.Year);
            Assert.All(miss.Right.Concat(miss.Top), institution => Assert.Equal(query.Names[institution.Rank - 1], institution.Name));
            Assert.NotEmpty(miss.Reasons);
            Assert.DoesNotContain(miss.Reasons, reason => reason.Contains('_', StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Importance_SmallWorld_MeasuresEveryColumnAndTheContent()
    {
        var effects = ran.Backtest.Importance(TestContext.Current.CancellationToken);
        Assert.Equal(
            FeatureSet.Columns.Skip(1).Select(column => column.Name).Append(PermutationImportance.Content).Order(StringComparer.Ordinal),
            effects.Select(effect => effect.Name).Order(StringComparer.Ordinal));
        Assert.Equal(effects.OrderByDescending(effect => effect.Difference.Mean), effects);
    }

    [Fact]
    public void Importance_ModelOfNamesAndKindsAlone_LosesItsLeadByThemAndNothingByColumns()
    {
        var training = Window.Training with { Without = FeatureMask.Columns(FeatureSet.Columns.Skip(1).Select(column => column.Name)), Logit = new LogitOptions { Iterations = 30, Penalty = 1 } };
        var backtest = Backtest.Train(Worlds.Catalogue, Worlds.Log, Window with { Baselines = BaselineSet.None, Training = training }, TestContext.Current.CancellationToken);
        var lead = backtest.Evaluate(cancellationToken: TestContext.Current.CancellationToken).Model.Ndcg.Mean - ran.Report.Results[0].Ndcg.Mean;
        var effects = backtest.Importance(TestContext.Current.CancellationToken);
        Assert.Equal(PermutationImportance.Content, effects[0].Name);
        Assert.InRange(effects[0].Difference.Mean, lead - 0.05, lead + 0.05);
        Assert.True(lead > 0.1, $"a lead of {lead}");
        Assert.All(effects.Skip(1), effect => Assert.Equal(default, effect.Difference));
    }

    [Fact]
    public void Ablation_OfNothingAndOfEverything_IsWorthNothingAndMuch()
    {
        var all = FeatureMask.Crosses(FeatureCross.All.Select(cross => cross.Name));
        var rows = new Ablation(Worlds.Catalogue, Worlds.Log, extended: null).Run(
            [(ran.Report, null)], [("nothing", FeatureMask.None), ("every cross", all)], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(new AblationRow("nothing", ran.Report.Model.Ndcg, default, Hard: null), rows[0]);
        Assert.NotEqual(0, rows[1].Difference.Mean);
        Assert.Equal(ran.Report.Model.Ndcg.Mean - rows[1].Without.Mean, rows[1].Difference.Mean, 9);
    }

    [Fact]
    public void Ablation_Parts_AreEveryColumnAndEveryCrossAndGroupsOfThem()
    {
        var names = Ablation.Parts.Select(part => part.Name).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Empty(FeatureSet.Columns.Skip(1).Select(column => column.Name).Concat(FeatureCross.All.Select(cross => cross.Name)).Except(names));
        Assert.Contains("every cross of word", names);
    }

    [Fact]
    public void LearningCurve_SmallWorld_EndsWithTheWholeOfThePast()
    {
        var points = LearningCurve.Run(Worlds.Catalogue, Worlds.Log, [Window], TestContext.Current.CancellationToken);
        Assert.Equal(points.Select(point => point.Queries).Order(), points.Select(point => point.Queries));
        Assert.Equal(ran.Report.Model.Ndcg, points[^1].Ndcg);
        Assert.True(points.Count > 1 && points[0].Queries < points[^1].Queries, string.Join(' ', points));
    }

    [Fact]
    public void Pool_TheSameWindowTwice_HasTheSameMeansAndTwiceTheQueries()
    {
        var pooled = BacktestReport.Pool([ran.Report, ran.Report]);
        Assert.Equal(2 * ran.Report.Queries, pooled.Queries);
        Assert.Equal(2 * ran.Report.Excluded.Total, pooled.Excluded.Total);
        Assert.Equal(ran.Report.Results.Select(result => Math.Round(result.Ndcg.Mean, 9)), pooled.Results.Select(result => Math.Round(result.Ndcg.Mean, 9)));
    }

    [Fact]
    public void Tuning_EveryBaseline_GetsTheSameTrials()
    {
        var trials = BaselineTuning.Prepare(Worlds.Catalogue, Worlds.Log, extended: null, [Window], TestContext.Current.CancellationToken)
            .Run(2, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(
            [LearnedBaselines.Ease, LearnedBaselines.Ease, LearnedBaselines.Pointwise, LearnedBaselines.Pointwise, LearnedBaselines.FastTree, LearnedBaselines.FastTree],
            trials.Select(trial => trial.Baseline));
        Assert.Equal(trials.Count, trials.Select(trial => trial.Settings).Distinct().Count());
        Assert.All(trials, trial => Assert.Equal(trial.Plain.Mean, trial.Value));
    }

    public sealed class Ran
    {
        public Ran()
        {
            Backtest = Backtest.Train(Worlds.Catalogue, Worlds.Log, Window);
            Report = Backtest.Evaluate(ranked: query => Ranked.Add(Read(query)));
        }

        public Backtest Backtest { get; }

        public BacktestReport Report { get; }

        public List<(string Enterprise, string Country, string Sector, int Year, int Right, string[] Names)> Ranked { get; } = [];

        private static (string, string, string, int, int, string[]) Read(RankedQuery query)
        {
            var right = Worlds.World.Engagements.Where(engagement => (engagement.Enterprise, engagement.Country, engagement.Sector, engagement.Year) == (query.Enterprise, query.Country, query.Sector, query.Year));
            var catalogue = Worlds.Catalogue;
            return (
                catalogue.Enterprises[catalogue.IndexOf(query.Enterprise)].Name,
                catalogue.Regions.GetCountry(query.Country)!.Name,
                catalogue.Sectors.All[catalogue.IndexOf(query.Sector)].Name,
                query.Year,
                right.Select(engagement => engagement.Institution).Distinct().Count(),
                [.. query.Items.Select(item => catalogue.Institutions[catalogue.IndexOf(item.Institution)].Name)]);
        }
    }
}
