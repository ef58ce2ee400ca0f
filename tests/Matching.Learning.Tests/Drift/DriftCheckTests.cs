using Matching.Domain;
using Matching.Testing;

namespace Matching.Learning.Tests.Drift;

public sealed class DriftCheckTests : IDisposable
{
    private const int AsOfYear = 2011;

    private static readonly Lazy<ModelDraft> Trained = new(Train);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_MoreOfTheSame_SaysNothingOfRetraining()
    {
        var report = Check(Worlds.World.Engagements);
        Assert.True(report.IsEnough);
        Assert.NotEmpty(report.Columns);
        Assert.DoesNotContain(report.Columns, column => column.Name == FeatureSet.Columns[FeatureSet.LogitColumn].Name);
        Assert.DoesNotContain(report.Rates, rate => rate.Level == DriftLevel.Major);
    }

    [Fact]
    public void Run_EnterprisesDoSomethingElse_SaysToRetrain()
    {
        // From the as-of year on everyone works with museums alone, which nobody did before.
        var turned = Worlds.World.Engagements.Select(engagement => engagement.Year < AsOfYear
            ? engagement
            : engagement with { Institution = new InstitutionId($"{engagement.Country.Value}-museum") });
        var report = Check(turned);
        Assert.True(report.ShouldRetrain);
        Assert.NotEqual(DriftLevel.None, Assert.Single(report.Rates, rate => rate.Name.StartsWith("hit rate", StringComparison.Ordinal)).Level);
    }

    [Fact]
    public void Run_FewRecentQueries_SaysTooFew()
    {
        var report = Check(Worlds.World.Engagements.Where(engagement => engagement.Year < AsOfYear));
        Assert.False(report.IsEnough);
        Assert.Empty(report.Columns);
        Assert.False(report.ShouldRetrain);
    }

    [Fact]
    public void Run_RecordedQueriesAlone_AreCompared()
    {
        var recorded = Worlds.World.Enterprises.SelectMany(enterprise => new[] { "KE", "ZM" }.Select(region =>
            new RecordedQuery(enterprise.Id, new SectorId("energy"), new RegionId(region), [new InstitutionId($"{region}-power"), new InstitutionId("gone")]))).ToList();
        var report = Check(Worlds.World.Engagements.Where(engagement => engagement.Year < AsOfYear), recorded);
        Assert.Equal((0, 48), (report.EngagementQueries, report.EventQueries));
        Assert.NotEmpty(report.Columns);
        Assert.Single(report.Rates);
    }

    [Fact]
    public void Run_RecordedQueryOfWhatNoLongerExists_IsPassedOver()
    {
        var gone = new RecordedQuery(new EnterpriseId("gone"), null, new RegionId("KE"), []);
        Assert.Equal(0, Check(Worlds.World.Engagements.Where(engagement => engagement.Year < AsOfYear), [gone]).EventQueries);
    }

    private DriftReport Check(IEnumerable<Engagement> engagements, IReadOnlyCollection<RecordedQuery>? recorded = null)
    {
        var log = EngagementLog.Create(Worlds.Catalogue, engagements);
        var registry = new ModelRegistry(_folder.Path);
        registry.Save(Trained.Value);
        return DriftCheck.Run(Worlds.Catalogue, log, registry, Trained.Value.Manifest.Version, recorded ?? [], TestContext.Current.CancellationToken);
    }

    /// <summary>What comes after the as-of year differs from test to test, and training does not see it.</summary>
    private static ModelDraft Train()
    {
        var options = new TrainingOptions { AsOfYear = AsOfYear, Trainer = TreeTrainer.FastTree, HistoryLags = [0], Logit = new LogitOptions { Iterations = 10 }, Trees = new TreeOptions { Trees = 20 } };
        var judged = JudgedRecipe.Run(Worlds.Catalogue, Worlds.Log, options, AsOfYear - 3, AsOfYear - 1);
        return ModelRecord.Draft(
            ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, options), options, Worlds.Catalogue, Worlds.Log, judged, dataNote: null, DateTimeOffset.UnixEpoch);
    }
}
