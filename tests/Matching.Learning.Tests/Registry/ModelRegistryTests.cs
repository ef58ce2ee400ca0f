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
        var other = Save(registry, Worlds.Other());
        File.WriteAllText(Path.Combine(_folder.Path, other, "model.zip"), "not a model");
        Assert.Throws<ModelDamagedException>(() => registry.Activate(other));
        Assert.Equal(version, registry.CurrentVersion());
    }

    [Fact]
    public void Rollback_AfterTwoActivations_GoesBackAndThenHasNothingLeft()
    {
        var (registry, first) = Saved();
        var second = Save(registry, Worlds.Other());
        registry.Activate(first);
        registry.Activate(second);
        Assert.Equal(first, registry.Previous());
        Assert.Equal(first, registry.Rollback());
        Assert.Equal(first, registry.CurrentVersion());
        Assert.Null(registry.Previous());
        Assert.Equal(2, registry.List().Count);
        Assert.Throws<NoPreviousModelException>(registry.Rollback);
    }

    [Fact]
    public void Rollback_Twice_GoesFurtherBackAndNotToWhatWasJustLeft()
    {
        var (registry, first) = Saved();
        var second = Save(registry, Worlds.Other());
        var third = Save(registry, Worlds.Other(3));
        registry.Activate(first);
        registry.Activate(second);
        registry.Activate(third);
        Assert.Equal(second, registry.Rollback());
        Assert.Equal(first, registry.Rollback());
    }

    [Fact]
    public void Rollback_LogOfAnOlderProgram_IsUnderstood()
    {
        var (registry, first) = Saved();
        var second = Save(registry, Worlds.Other());
        File.WriteAllText(_folder.File("activations.log"), $"2026-11-23T23:55:10.7814769+00:00 {first}\n2026-11-23T23:56:10.0000000+00:00 {second}\n");
        File.WriteAllText(_folder.File("current"), second + "\n");
        Assert.Equal(first, registry.Rollback());
    }

    [Fact]
    public void Activate_AfterAKillBeforeTheLog_AddsTheMissingLine()
    {
        var (registry, first) = Saved();
        var second = Save(registry, Worlds.Other());
        File.WriteAllText(_folder.File("current"), first + "\n");
        registry.Activate(second);
        Assert.Equal([$"{first} found-active", $"{second} activated"], File.ReadAllLines(_folder.File("activations.log")).Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        Assert.Equal(first, registry.Rollback());
    }

    [Fact]
    public void Activate_AgainstTheGate_IsSaidInTheManifestAndTheLog()
    {
        var (registry, version) = Saved();
        registry.Activate(version, "worse on energy");
        Assert.Equal("worse on energy", Assert.Single(registry.Get(version).ForcedActivations).Refusal);
        Assert.EndsWith($"{version} forced the gate refused it: worse on energy", Assert.Single(File.ReadAllLines(_folder.File("activations.log"))), StringComparison.Ordinal);
        Assert.Equal(version, registry.Load(version).Version);
    }

    [Theory]
    [InlineData("CARD.md")]
    [InlineData("golden.bin")]
    [InlineData("profile.json")]
    public void Activate_AnyOtherFileChanged_IsRefused(string file)
    {
        var (registry, version) = Saved();
        File.AppendAllText(Path.Combine(_folder.Path, version, file), " ");
        Assert.Contains(file, Assert.Throws<ModelDamagedException>(() => registry.Activate(version)).Message, StringComparison.Ordinal);
        Assert.Null(registry.CurrentVersion());
    }

    [Fact]
    public void Load_VersionWithoutGoldenSet_SaysToTrainAgain()
    {
        var (registry, version) = Saved();
        var path = Path.Combine(_folder.Path, version, "manifest.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("golden.bin", "golden.old", StringComparison.Ordinal));
        Assert.Contains("train it again", Assert.Throws<ModelDamagedException>(() => registry.Load(version)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderOfAnotherVersionUnderThisName_IsForeign()
    {
        var (registry, first) = Saved();
        var second = Save(registry, Worlds.Other());
        Directory.Delete(Path.Combine(_folder.Path, first), recursive: true);
        Directory.Move(Path.Combine(_folder.Path, second), Path.Combine(_folder.Path, first));
        Assert.Equal(ModelFault.Foreign, Assert.Throws<ModelDamagedException>(() => registry.Load(first)).Fault);
        var manifest = Path.Combine(_folder.Path, first, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(second, first, StringComparison.Ordinal));
        Assert.Equal(ModelFault.Foreign, Assert.Throws<ModelDamagedException>(() => registry.Load(first)).Fault);
    }

    [Fact]
    public void Save_DamagedVersionOfTheSameModel_ReplacesIt()
    {
        var (registry, version) = Saved();
        File.WriteAllText(Path.Combine(_folder.Path, version, "model.zip"), "damaged");
        Assert.True(registry.Save(worlds.Draft()));
        Assert.Equal(version, registry.Load(version).Version);
        Assert.Empty(Directory.GetDirectories(_folder.Path, ".aside-*"));
    }

    [Fact]
    public void Save_FurtherFile_IsWrittenAndHashed()
    {
        var registry = new ModelRegistry(_folder.Path);
        var draft = worlds.Draft().With("report.html", "<p>well</p>"u8.ToArray());
        registry.Save(draft);
        Assert.Equal("<p>well</p>"u8.ToArray(), registry.ReadFile(draft.Manifest.Version, "report.html"));
        Assert.Throws<ArgumentException>(() => draft.With("model.zip", []));
        Assert.Throws<ArgumentException>(() => draft.With("../report.html", []));
    }

    [Fact]
    public void List_OneManifestDamaged_ListsTheOthersAndNamesIt()
    {
        var (registry, version) = Saved();
        Directory.CreateDirectory(_folder.File("2001-damaged"));
        File.WriteAllText(_folder.File("2001-damaged/manifest.json"), "{");
        var damaged = new List<ModelDamagedException>();
        Assert.Equal(version, Assert.Single(registry.List(damaged)).Version);
        Assert.Contains("2001-damaged", Assert.Single(damaged).Message, StringComparison.Ordinal);
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
        Save(registry, worlds.Draft());
        Assert.Equal(before, Directory.GetLastWriteTimeUtc(Path.Combine(_folder.Path, version)));
        Assert.Empty(Directory.GetDirectories(_folder.Path, ".aside-*"));
    }

    private (ModelRegistry Registry, string Version) Saved()
    {
        var registry = new ModelRegistry(_folder.Path);
        return (registry, Save(registry, worlds.Draft()));
    }

    private static string Save(ModelRegistry registry, ModelDraft draft)
    {
        registry.Save(draft);
        return draft.Manifest.Version;
    }
}
