using Matching.Interchange;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Stress.Worlds;

/// <summary>An invented world in a temporary folder: a store, and a models folder with two small models, the first one active. Removed when disposed.</summary>
internal sealed class StressWorld : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private StressWorld(string folder, IReadOnlyList<string> models, IReadOnlyList<string> enterprises, IReadOnlyList<string> institutions) =>
        (Folder, Models, Enterprises, Institutions) = (folder, models, enterprises, institutions);

    /// <summary>The temporary folder.</summary>
    public string Folder { get; }

    /// <summary>The store's file.</summary>
    public string Database => Path.Combine(Folder, "matching.db");

    /// <summary>The models folder.</summary>
    public string ModelsFolder => Path.Combine(Folder, "models");

    /// <summary>Both versions; the first one is active.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Ids of all enterprises.</summary>
    public IReadOnlyList<string> Enterprises { get; }

    /// <summary>Ids of all institutions.</summary>
    public IReadOnlyList<string> Institutions { get; }

    /// <summary>Makes a world.</summary>
    /// <param name="options">How large; small ones start sooner.</param>
    public static StressWorld Create(SampleWorldOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("matching-stress-").FullName;
        try
        {
            var sample = new SampleWorld(options);
            LearningData data;
            using (var store = MatchingStore.Open(new StoreOptions(Path.Combine(folder, "matching.db"))))
            {
                Fill(store, sample);
                data = LearningData.Load(store);
            }

            var registry = new ModelRegistry(Path.Combine(folder, "models"));
            return new StressWorld(
                folder,
                [Train(data, registry, seed: 1, activate: true), Train(data, registry, seed: 2, activate: false)],
                [.. sample.Enterprises().Select(enterprise => enterprise.Id.Value)],
                [.. sample.Institutions().Select(institution => institution.Id.Value)]);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>The same world in a folder of its own, made without training.</summary>
    public StressWorld Copy()
    {
        var copy = new StressWorld(Directory.CreateTempSubdirectory("matching-stress-").FullName, Models, Enterprises, Institutions);
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.Folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A process that worked for a killed service ends by itself, within moments, and may still be writing.
        var begin = TimeProvider.System.GetTimestamp();
        using var pause = new ManualResetEventSlim();
        while (true)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(begin) < Patience)
            {
                pause.Wait(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private static void Fill(MatchingStore store, SampleWorld sample)
    {
        using var import = store.BeginImport();
        var results = sample.Enterprises().Select(import.Put).Concat(sample.Institutions().Select(import.Put)).Concat(sample.Engagements().Select(import.Put));
        if (results.FirstOrDefault(result => result.IsRejected) is { IsRejected: true } rejected)
        {
            throw new InvalidOperationException($"The sample world holds a row the store rejects: {rejected.Column} {rejected.Reason}.");
        }

        import.Commit();
    }

    private static string Train(LearningData data, ModelRegistry registry, int seed, bool activate)
    {
        var options = new TrainingOptions { Seed = seed, Trainer = TreeTrainer.FastTree, Trees = new TreeOptions(Trees: 10, MinimumRowsPerLeaf: 20) };
        var request = new TrainRequest { Options = options, EvaluationYears = 0, Activate = activate, Force = activate };
        return TrainJob.Run(data, registry, request, TimeProvider.System).Manifest.Version;
    }
}
