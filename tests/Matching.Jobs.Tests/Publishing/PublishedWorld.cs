using Matching.Domain;
using Matching.Learning;
using Matching.Store;
using Matching.Testing;

namespace Matching.Jobs.Tests.Publishing;

/// <summary>The small world with one crowded country, and two models trained on it, made once for all tests of publishing.</summary>
public sealed class PublishedWorld : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PublishedWorld()
    {
        using (var store = MatchingStore.Open(new StoreOptions(StorePath)))
        {
            // More than a page holds, so that pages are cut.
            JobWorld.Fill(store, JobWorld.Companies("KE", 220));
            Data = LearningData.Load(store);
        }

        var registry = new ModelRegistry(ModelsFolder);
        First = Train(registry, JobWorld.Quick);
        Second = Train(registry, JobWorld.Quick with { AsOfYear = 2010 });
    }

    /// <summary>Who exists and what was done.</summary>
    public LearningData Data { get; }

    /// <summary>A version.</summary>
    public string First { get; }

    /// <summary>Another version.</summary>
    public string Second { get; }

    private string StorePath => _folder.File("store.db");

    private string ModelsFolder => _folder.File("models");

    /// <summary>A store and a models folder of a test's own, with a version active.</summary>
    public (MatchingStore Store, ModelRegistry Registry) Copy(TemporaryFolder to, string? active)
    {
        File.Copy(StorePath, to.File("store.db"));
        foreach (var file in Directory.EnumerateFiles(ModelsFolder, "*", SearchOption.AllDirectories))
        {
            var copy = to.File(Path.Combine("models", Path.GetRelativePath(ModelsFolder, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var registry = new ModelRegistry(to.File("models"));
        if (active is not null)
        {
            registry.Activate(active);
        }

        return (MatchingStore.Open(new StoreOptions(to.File("store.db"))), registry);
    }

    /// <summary>What a live ranking answers, cut to a page.</summary>
    public IReadOnlyDictionary<RankQuery, RankedPage> Live(ModelRegistry registry, string version)
    {
        var ranker = new Ranker(Data.Catalogue, EngagementHistory.Before(Data.Catalogue, Data.Log, Data.ServingYear), registry.Load(version));
        return ActiveQueries.Of(Data).ToDictionary(query => query, query =>
        {
            var ranking = ranker.Rank(query, CandidateFilter.None, TestContext.Current.CancellationToken);
            return new RankedPage(query, ranking.CandidateCount, [.. ranking.Items.Take(PublishJob.PageLines)]);
        });
    }

    public void Dispose() => _folder.Dispose();

    private string Train(ModelRegistry registry, TrainingOptions options) =>
        TrainJob.Run(Data, registry, new TrainRequest { Options = options, EvaluationYears = 0, Activate = false }, new FixedClock()).Version;
}
