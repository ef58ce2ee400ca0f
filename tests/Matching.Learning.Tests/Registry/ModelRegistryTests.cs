using Matching.Domain;
using Matching.Testing;

namespace Matching.Learning.Tests.Registry;

public sealed class ModelRegistryTests(Worlds worlds) : IClassFixture<Worlds>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_ThenLoad_ScoresTheSame()
    {
        var (registry, version) = Saved();
        var history = EngagementHistory.Before(Worlds.Catalogue, Worlds.Log, Worlds.Cutoff);
        var loaded = new Ranker(Worlds.Catalogue, history, registry.Load(version));
        var query = Worlds.Query("e01", "KE", "energy");
        Assert.Equal(worlds.Ranker.Rank(query, CandidateFilter.None).Items, loaded.Rank(query, CandidateFilter.None).Items);
        Assert.Equal(version, loaded.ModelVersion);
    }

    [Theory]
    [InlineData("model.zip")]
    [InlineData("logit.bin")]
    public void Load_OneBitFlippedAnywhere_IsRefused(string file)
    {
        var (registry, version) = Saved();
        var path = Path.Combine(_folder.Path, version, file);
        var bytes = File.ReadAllBytes(path);
        var random = new Random(11);
        for (var i = 0; i < 50; i++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            Assert.Throws<ModelDamagedException>(() => registry.Load(version));
        }
    }

    [Fact]
    public void Load_OtherFeatureSet_SaysToRetrain()
    {
        var (registry, version) = Saved();
        var path = Path.Combine(_folder.Path, version, "manifest.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace($"\"featureSetVersion\": {FeatureSet.Version}", "\"featureSetVersion\": 999", StringComparison.Ordinal));
        Assert.Contains("retrain", Assert.Throws<ModelDamagedException>(() => registry.Load(version)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Activate_Damaged_LeavesTheActiveVersion()
    {
        var (registry, version) = Saved();
        registry.Activate(version);
        var other = Save(registry, new TrainingOptions { AsOfYear = Worlds.Cutoff, Seed = 2 });
        File.WriteAllText(Path.Combine(_folder.Path, other, "model.zip"), "not a model");
        Assert.Throws<ModelDamagedException>(() => registry.Activate(other));
        Assert.Equal(version, registry.CurrentVersion());
    }

    [Fact]
    public void Rollback_AfterTwoActivations_GoesBackAndThenHasNothingLeft()
    {
        var (registry, first) = Saved();
        var second = Save(registry, new TrainingOptions { AsOfYear = Worlds.Cutoff, Seed = 2 });
        registry.Activate(first);
        registry.Activate(second);
        Assert.Equal(first, registry.Rollback());
        Assert.Equal(first, registry.CurrentVersion());
        Assert.Equal(2, registry.List().Count);
    }

    [Fact]
    public void Rollback_NothingBefore_SaysSo()
    {
        var (registry, version) = Saved();
        registry.Activate(version);
        Assert.Throws<NoPreviousModelException>(registry.Rollback);
    }

    [Theory]
    [InlineData("unheard-of")]
    [InlineData("../../etc")]
    [InlineData("")]
    public void Get_NoSuchVersion_NamesIt(string version) =>
        Assert.Equal("model", Assert.Throws<UnknownResourceException>(() => new ModelRegistry(_folder.Path).Get(version)).Resource);

    [Fact]
    public void List_NoFolder_IsEmpty()
    {
        var registry = new ModelRegistry(_folder.File("absent"));
        Assert.Empty(registry.List());
        Assert.Null(registry.CurrentVersion());
    }

    [Fact]
    public void Save_Again_LeavesTheVersionAsItIs()
    {
        var (registry, version) = Saved();
        var before = Directory.GetLastWriteTimeUtc(Path.Combine(_folder.Path, version));
        Save(registry, new TrainingOptions { AsOfYear = Worlds.Cutoff });
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(Path.Combine(_folder.Path, version)));
        Assert.Empty(Directory.GetDirectories(_folder.Path, "*.partial"));
    }

    private (ModelRegistry Registry, string Version) Saved()
    {
        var registry = new ModelRegistry(_folder.Path);
        return (registry, Save(registry, new TrainingOptions { AsOfYear = Worlds.Cutoff }));
    }

    private string Save(ModelRegistry registry, TrainingOptions options)
    {
        var model = options.Seed == 1 ? worlds.Trained : ModelTrainer.Train(Worlds.Catalogue, Worlds.Log, options);
        var manifest = ModelRecord.Manifest(model, options, DataFingerprint.Of(Worlds.Catalogue, Worlds.Log, Worlds.Cutoff), metrics: null, DateTimeOffset.UnixEpoch);
        registry.Save(model, manifest, ModelRecord.Card(manifest, dataNote: null));
        return manifest.Version;
    }
}
