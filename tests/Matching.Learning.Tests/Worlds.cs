using System.Collections.Concurrent;
using Matching.Domain;
using Matching.Testing;

namespace Matching.Learning.Tests;

/// <summary>The small world and a model trained on it, made once for all tests.</summary>
public sealed class Worlds
{
    /// <summary>Queries of this year and later were not learnt from.</summary>
    public const int Cutoff = 2010;

    public Worlds()
    {
        Trained = ModelTrainer.Train(Catalogue, Log, new TrainingOptions { AsOfYear = Cutoff });
        Model = Trained.Load("test");
        Ranker = new Ranker(Catalogue, EngagementHistory.Before(Catalogue, Log, Cutoff), Model);
    }

    private static readonly ConcurrentDictionary<int, ModelDraft> Others = new();

    public static SmallWorld World { get; } = new();

    public static Catalogue Catalogue { get; } = Number(World.Institutions);

    public static EngagementLog Log { get; } = EngagementLog.Create(Catalogue, World.Engagements);

    public TrainedModel Trained { get; }

    public RankingModel Model { get; }

    public Ranker Ranker { get; }

    /// <summary>The model as a version ready to be written, unjudged.</summary>
    public ModelDraft Draft() => Draft(Trained, new TrainingOptions { AsOfYear = Cutoff });

    /// <summary>A smaller model as such a version, trained once for all tests.</summary>
    /// <param name="seed">Another seed, another model.</param>
    public static ModelDraft Other(int seed = 2) => Others.GetOrAdd(seed, static seed =>
    {
        var options = new TrainingOptions { AsOfYear = Cutoff, Seed = seed, Trainer = TreeTrainer.FastTree, HistoryLags = [0], Logit = new LogitOptions { Iterations = 10 }, Trees = new TreeOptions { Trees = 10 } };
        return Draft(ModelTrainer.Train(Catalogue, Log, options), options);
    });

    private static ModelDraft Draft(TrainedModel model, TrainingOptions options) =>
        ModelRecord.Draft(model, options, Catalogue, Log, judged: null, dataNote: null, DateTimeOffset.UnixEpoch);

    public static Catalogue Number(IEnumerable<Institution> institutions, IEnumerable<Enterprise>? enterprises = null) =>
        Catalogue.Create(enterprises ?? World.Enterprises, institutions, RegionTree.Default, SectorTree.Default);

    public static RankQuery Query(string enterprise, string region, string? sector = null) =>
        new(new EnterpriseId(enterprise), sector is null ? null : new SectorId(sector), new RegionId(region));
}
