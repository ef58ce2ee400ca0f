using Matching.Interchange;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;
using Matching.Testing;

namespace Matching.Trainer.Tests.Stopping;

/// <summary>Kills the trainer while it trains and writes, over a models folder that already has an active version.</summary>
public sealed class KilledTrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string StorePath => _folder.File("store.db");

    private string Models => _folder.File("the models");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Train_KilledAtSeveralMoments_LeavesTheActiveVersionAndCanBeRunAgain()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        Import();
        (await TrainAsync(1)).Expect(0);
        var registry = new ModelRegistry(Models);
        var first = registry.CurrentVersion();
        foreach (var stage in new[] { "judging", "training on", "writing" })
        {
            using var trainer = TrainerProcess.Start(_folder.Path, Words(2));
            await trainer.WaitForAsync(stage);
            await trainer.SignalAsync("KILL");
            await trainer.FinishAsync();

            // Killed while writing, it may just have got through; whatever is active is whole.
            var current = registry.CurrentVersion()!;
            Assert.True(stage == "writing" || current == first, $"killed while {stage}, {current} became active instead of {first}");
            Assert.All(registry.List(), manifest => registry.Load(manifest.Version));
            Assert.Contains(registry.List(), manifest => manifest.Version == current);
        }

        (await TrainAsync(2)).Expect(0);
        Assert.Equal(2, registry.List().Count);
        Assert.NotEqual(first, registry.CurrentVersion());
        Assert.Empty(Directory.EnumerateDirectories(Models, ".aside-*"));
    }

    [Fact]
    public async Task Train_TerminatedWhileGrowingTrees_EndsWithoutWriting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        Import();
        using var trainer = TrainerProcess.Start(_folder.Path, Words(1));
        await trainer.WaitForAsync("training on");
        await trainer.SignalAsync("TERM");
        (await trainer.FinishAsync()).FailsWith(130, "Stopped; nothing was changed.");
        Assert.False(Directory.Exists(Models));
    }

    private string[] Words(int seed) =>
        ["train", "--db", StorePath, "--models", Models, "--trainer", "fasttree", "--seed", $"{seed}", "--evaluation-years", "2", "--force"];

    private Task<TrainerRun> TrainAsync(int seed) => TrainerProcess.RunAsync(_folder.Path, Words(seed));

    private void Import()
    {
        var data = _folder.File("sample");
        SampleWriter.Write(new SampleWorld(new SampleWorldOptions(Seed: 1, Institutions: 500, Enterprises: 20, Engagements: 200)), data, progress: null, CancellationToken.None);
        using var store = MatchingStore.Open(new StoreOptions(StorePath));
        ImportJob.Run(store, ImportRequest.FromFolder(data), progress: null, CancellationToken.None);
    }
}
