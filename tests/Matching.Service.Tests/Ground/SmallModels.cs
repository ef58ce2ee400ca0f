using Matching.Domain;
using Matching.Learning;

namespace Matching.Service.Tests;

/// <summary>Two real models of the small world, trained once for the whole run.</summary>
internal static class SmallModels
{
    private static readonly Lazy<(TrainedModel First, TrainedModel Second)> Both = new(() => (Train(1), Train(2)));

    public static string First => ModelRegistry.VersionOf(Both.Value.First);

    public static string Second => ModelRegistry.VersionOf(Both.Value.Second);

    /// <summary>A models folder with both, the first active.</summary>
    public static ModelRegistry WriteTo(string folder)
    {
        var registry = new ModelRegistry(folder);
        foreach (var model in new[] { Both.Value.First, Both.Value.Second })
        {
            var manifest = ModelRecord.Manifest(model, new TrainingOptions(), new string('0', 64), null, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
            registry.Save(model, manifest, "An invented model of an invented world.\n");
        }

        registry.Activate(First);
        return registry;
    }

    private static TrainedModel Train(int seed)
    {
        var catalogue = Learning.Catalogue.Create(SmallWorld.Enterprises, SmallWorld.Institutions, RegionTree.Default, SectorTree.Default);
        var log = EngagementLog.Create(catalogue, SmallWorld.Engagements);
        var trees = new TreeOptions(Trees: 20, MinimumRowsPerLeaf: 20);
        return ModelTrainer.Train(catalogue, log, new TrainingOptions { Seed = seed, Trainer = TreeTrainer.FastTree, Trees = trees });
    }
}
