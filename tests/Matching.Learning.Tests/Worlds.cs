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

    public static SmallWorld World { get; } = new();

    public static Catalogue Catalogue { get; } = Number(World.Institutions);

    public static EngagementLog Log { get; } = EngagementLog.Create(Catalogue, World.Engagements);

    public TrainedModel Trained { get; }

    public RankingModel Model { get; }

    public Ranker Ranker { get; }

    public static Catalogue Number(IEnumerable<Institution> institutions, IEnumerable<Enterprise>? enterprises = null) =>
        Catalogue.Create(enterprises ?? World.Enterprises, institutions, RegionTree.Default, SectorTree.Default);

    public static RankQuery Query(string enterprise, string region, string? sector = null) =>
        new(new EnterpriseId(enterprise), sector is null ? null : new SectorId(sector), new RegionId(region));
}
