using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>
/// What a start needs from the disk, read beside the building of the host: the store and its data on one thread, the model on another. Together
/// they take about as long as the host does. No fault is thrown before what was read is asked for.
/// </summary>
internal sealed class FirstLoad
{
    private readonly string _version;
    private readonly TimeSpan _limit;
    private readonly Task<(string Key, RankingModel Model)> _model;
    private readonly Task<MatchingStore> _store;
    private readonly Task<ServingData> _data;

    private FirstLoad(ModelRegistry models, string version, ServiceOptions options)
    {
        (_version, _limit) = (version, options.ModelProofLimit);
        _store = Task.Run(() => MatchingStore.Open(new StoreOptions(options.DatabasePath) { Origin = AuditOrigin.Service }));
        _data = Task.Run(() => ServingData.Read(_store.GetAwaiter().GetResult(), before: null));
        _model = Task.Run(() => (models.Compare(version), models.Load(version)));
    }

    /// <summary>Begins to open the store, to read it and to load what <c>current</c> names.</summary>
    /// <param name="models">The models folder.</param>
    /// <param name="options">Say where the store is and how long a model may take.</param>
    /// <exception cref="StartUpException">No model is active; nothing was opened.</exception>
    public static FirstLoad Begin(ModelRegistry models, ServiceOptions options) =>
        new(
            models,
            models.CurrentVersion() ?? throw new StartUpException(
                $"No model is active in {Path.GetFullPath(models.Directory)}. Train one ('dotnet run -c Release --project src/Matching.Trainer -- train --db {options.DatabasePath} --models {models.Directory}'), or name another folder with --models."),
            options);

    /// <summary>The open store, for whoever disposes it.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    public MatchingStore Store() => _store.GetAwaiter().GetResult();

    /// <summary>The data as it was when reading began; a store that was filled since holds more.</summary>
    /// <exception cref="StoreException">It cannot be read.</exception>
    public ServingData Data() => _data.GetAwaiter().GetResult();

    /// <summary>
    /// The model, and the key it is remembered by once proven. There is no last good one yet and nobody is served, so this process proves it
    /// itself and spares a start the time of a child; a proof that does not end ends the start.
    /// </summary>
    /// <exception cref="ModelDamagedException">It must not serve.</exception>
    /// <exception cref="Domain.UnknownResourceException">There is no such version.</exception>
    public (string Key, RankingModel Model) Model() => Task.WaitAny([_model], _limit) >= 0
        ? _model.GetAwaiter().GetResult()
        : throw new ModelDamagedException($"'{_version}' did not finish scoring its golden set within {_limit.TotalSeconds:0.#} s", fault: ModelFault.TimeLimit);

    /// <summary>Closes the store where nobody else came to hold it. Waits for what reads it.</summary>
    public void Abandon()
    {
        Task.WaitAny([_data], CancellationToken.None);
        if (_store.IsCompletedSuccessfully)
        {
            Store().Dispose();
        }
    }
}
