using Matching.Domain;
using Matching.Learning;
using Matching.Testing;

namespace Matching.Jobs.Tests.Backtesting;

/// <summary>The same rules as for the small world, on real names: nothing after the cut-off and nothing of how a name is written moves a score.</summary>
public sealed class RealLeakTests(RealLeakTests.Trained trained) : IClassFixture<RealLeakTests.Trained>
{
    private static readonly BacktestOptions Window = new(2008, 2008) { Frozen = true, Resamples = 100, Baselines = BaselineSet.None, Training = JobWorld.Quick };

    [Fact]
    public void Scores_EveryNameWrittenOtherwise_AreTheSame()
    {
        var data = trained.Data;
        var rewritten = data.Catalogue.Institutions.Select((institution, i) => institution with
        {
            Name = (i % 4) switch
            {
                0 => institution.Name.ToUpperInvariant(),
                1 => $"“{institution.Name.Replace(" ", " - ", StringComparison.Ordinal)}”",
                2 => $"{institution.Name} ({institution.Name})",
                _ => $"  {institution.Name}. ",
            },
            Aliases = [$"Alias {i}"],
        });
        var catalogue = Catalogue.Create(data.Catalogue.Enterprises, rewritten.Reverse(), RegionTree.Default, SectorTree.Default);
        AssertSameScores(catalogue, trained.Engagements);
    }

    [Fact]
    public void Scores_EveryLaterEngagementCorrupted_AreTheSame()
    {
        // The queries stay what they are; their answers, and everything after the window, change.
        var catalogue = trained.Data.Catalogue;
        var corrupted = trained.Engagements.Select(engagement => engagement.Year < Window.Cutoff
            ? engagement
            : engagement with { Institution = catalogue.Institutions[catalogue.InCountry(catalogue.IndexOf(engagement.Country))[0]].Id });
        AssertSameScores(catalogue, [.. corrupted]);
    }

    private void AssertSameScores(Catalogue catalogue, IReadOnlyList<Engagement> engagements)
    {
        var scores = Trained.Scores(catalogue, EngagementLog.Create(catalogue, engagements));
        Assert.Equal(trained.Expected.Count, scores.Count);
        Assert.All(trained.Expected, pair => Assert.Equal(pair.Value, scores[pair.Key]));
    }

    public sealed class Trained
    {
        private readonly Lazy<(LearningData Data, IReadOnlyList<Engagement> Engagements, Dictionary<string, float> Expected)> _world = new(Load);

        public LearningData Data => _world.Value.Data;

        public IReadOnlyList<Engagement> Engagements => _world.Value.Engagements;

        public Dictionary<string, float> Expected => _world.Value.Expected;

        /// <summary>The score of every candidate of every query of the window, by a model trained on that catalogue and those engagements.</summary>
        public static Dictionary<string, float> Scores(Catalogue catalogue, EngagementLog log)
        {
            var scores = new Dictionary<string, float>(StringComparer.Ordinal);
            Backtest.Train(catalogue, log, Window).Evaluate(ranked: query =>
            {
                foreach (var item in query.Items)
                {
                    scores[$"{query.Enterprise},{query.Country},{query.Sector},{item.Institution}"] = item.Score;
                }
            });
            return scores;
        }

        private static (LearningData Data, IReadOnlyList<Engagement> Engagements, Dictionary<string, float> Expected) Load()
        {
            var folder = SharedData.RequireFolder("gcdf");
            var data = LearningData.Load(folder);
            using var engagements = new Interchange.InterchangeReader(RegionTree.Default, SectorTree.Default).OpenEngagements(Path.Combine(folder, "engagements.csv"));
            return (data, [.. engagements.Rows().Select(row => row.Value!)], Scores(data.Catalogue, data.Log));
        }
    }
}
