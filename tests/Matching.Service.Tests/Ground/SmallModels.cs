using Matching.Domain;
using Matching.Learning;

namespace Matching.Service.Tests;

/// <summary>Two real models of the small world, trained once for the whole run.</summary>
internal static class SmallModels
{
    private static readonly Lazy<(ModelDraft First, ModelDraft Second)> Both = new(() => (Train(1), Train(2)));

    public static string First => Both.Value.First.Manifest.Version;

    public static string Second => Both.Value.Second.Manifest.Version;

    /// <summary>A models folder with both, the first active.</summary>
    public static ModelRegistry WriteTo(string folder)
    {
        var registry = new ModelRegistry(folder);
        registry.Save(Both.Value.First);
        registry.Save(Both.Value.Second);
        registry.Activate(First);
        return registry;
    }

    private static ModelDraft Train(int seed)
    {
        var catalogue = Learning.Catalogue.Create(SmallWorld.Enterprises, SmallWorld.Institutions, RegionTree.Default, SectorTree.Default);
        var log = EngagementLog.Create(catalogue, SmallWorld.Engagements);
        var options = new TrainingOptions { Seed = seed, Trainer = TreeTrainer.FastTree, Trees = new TreeOptions(Trees: 20, MinimumRowsPerLeaf: 20) };
        return ModelRecord.Draft(
            ModelTrainer.Train(catalogue, log, options), options, catalogue, log, judged: null, "An invented model of an invented world.", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
