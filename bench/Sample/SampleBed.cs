using Matching.Domain;
using Matching.Interchange;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Bench.Sample;

/// <summary>
/// Everything the benchmarks work on: invented data in a temporary folder, a store filled with it, a model trained on it. Each part is made
/// when it is first asked for, and the folder is removed at the end.
/// </summary>
internal sealed class SampleBed : IDisposable
{
    private readonly Lazy<string> _files;
    private readonly Lazy<MatchingStore> _store;
    private readonly Lazy<LearningData> _data;
    private readonly Lazy<ModelRegistry> _models;
    private readonly Lazy<TrainedTrees> _trees;
    private readonly Lazy<TrainedTrees> _largeTrees;

    /// <summary>Makes the folder and nothing else.</summary>
    /// <param name="isQuick">Smaller data and fewer rounds: to see that it works, not to quote.</param>
    /// <param name="isLarge">Whether rows over a store of a million institutions are wanted.</param>
    /// <param name="largeStore">That store's file, made when absent and kept; null makes it in the temporary folder.</param>
    public SampleBed(bool isQuick, bool isLarge = false, string? largeStore = null)
    {
        IsQuick = isQuick;
        Folder = Directory.CreateTempSubdirectory("matching-bench-").FullName;
        LargeStore = isLarge || largeStore is not null ? largeStore ?? PathOf("large.db") : null;
        _files = new(() => WriteFiles("sample", new SampleWorldOptions()));
        _store = new(OpenStore);
        _data = new(() => LearningData.Load(Store));
        _models = new(TrainModel);
        _trees = new(() => TrainedTrees.Read(Models));
        _largeTrees = new(() => TrainedTrees.GrowLarge(ScoringRows.Make(this, batch: 100, rows: 20_000)));
    }

    /// <summary>Smaller data and fewer rounds.</summary>
    public bool IsQuick { get; }

    /// <summary>The file of a store of a million institutions, there or not; null when no row over it is wanted.</summary>
    public string? LargeStore { get; }

    /// <summary>The temporary folder.</summary>
    public string Folder { get; }

    /// <summary>An interchange folder of the sample's usual size: 6,000 institutions, 300 enterprises, 4,000 engagements.</summary>
    public string Files => _files.Value;

    /// <summary>A store filled from <see cref="Files"/>.</summary>
    public MatchingStore Store => _store.Value;

    /// <summary>What <see cref="Store"/> holds, numbered.</summary>
    public LearningData Data => _data.Value;

    /// <summary>A registry whose active model was trained on <see cref="Data"/> with the usual options.</summary>
    public ModelRegistry Models => _models.Value;

    /// <summary>The active model's trees, for both scorers.</summary>
    public TrainedTrees Trees => _trees.Value;

    /// <summary>Larger trees than the product's own, over the same columns, for both scorers.</summary>
    public TrainedTrees LargeTrees => _largeTrees.Value;

    /// <summary>The active model.</summary>
    public RankingModel LoadModel() => Models.Load(Models.CurrentVersion()!);

    /// <summary>Rounds that count: three when quick.</summary>
    public int Rounds(int usual) => IsQuick ? Math.Min(usual, 3) : usual;

    /// <summary>A size: a tenth when quick.</summary>
    public int Size(int usual) => IsQuick ? usual / 10 : usual;

    /// <summary>A path in the folder.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes an invented world into an interchange folder of the bed.</summary>
    public string WriteFiles(string name, SampleWorldOptions options)
    {
        SampleWriter.Write(new SampleWorld(options), PathOf(name), progress: null, CancellationToken.None);
        return PathOf(name);
    }

    /// <summary>Fills a new store of the bed from an interchange folder, and closes it.</summary>
    /// <returns>The store's file.</returns>
    public string FillStore(string name, string files)
    {
        using var store = MatchingStore.Open(new StoreOptions(PathOf(name)));
        ImportJob.Run(store, ImportRequest.FromFolder(files), progress: null, CancellationToken.None);
        return PathOf(name);
    }

    /// <summary>Another world, in memory only and not kept: of this many institutions, 1,000 enterprises and two engagements per institution.</summary>
    public static LearningData MakeWorld(int institutions)
    {
        var world = new SampleWorld(new SampleWorldOptions(Institutions: institutions, Enterprises: 1_000, Engagements: 2 * institutions));
        var catalogue = Catalogue.Create(world.Enterprises(), world.Institutions(), RegionTree.Default, SectorTree.Default);
        return new LearningData(catalogue, EngagementLog.Create(catalogue, world.Engagements()), DataRevision: 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_store.IsValueCreated)
        {
            Store.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The history that serving works with.</summary>
    public static EngagementHistory HistoryOf(LearningData data) => EngagementHistory.Before(data.Catalogue, data.Log, data.ServingYear);

    private MatchingStore OpenStore() => MatchingStore.Open(new StoreOptions(FillStore("sample.db", Files)));

    private ModelRegistry TrainModel()
    {
        var registry = new ModelRegistry(PathOf("models"));
        TrainJob.Run(Data, registry, new TrainRequest { EvaluationYears = 0 }, TimeProvider.System);
        return registry;
    }
}
