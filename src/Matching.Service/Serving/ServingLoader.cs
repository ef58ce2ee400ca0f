using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>Builds the next serving state from the store and the models folder, reusing whatever did not change.</summary>
internal sealed class ServingLoader(MatchingStore store, ModelRegistry models, ModelGuard guard, ServiceOptions options, TimeProvider time)
{
    /// <summary>Loads the first state; every fault is thrown.</summary>
    /// <exception cref="StartUpException">No model is active.</exception>
    public ServingState LoadFirst()
    {
        var version = models.CurrentVersion() ?? throw new StartUpException(
            $"No model is active in {Path.GetFullPath(models.Directory)}. Train one ('dotnet run -c Release --project src/Matching.Trainer -- train --db {store.Path} --models {models.Directory}'), or name another folder with --models.");
        var model = guard.LoadFirst(version, options.ModelProofLimit);
        var generation = store.Rankings.Current();
        var (revision, catalogue, log, history) = LoadData(before: null);
        return new ServingState(revision, catalogue, log, history, model, generation, time.GetUtcNow()) { Replies = new ReplyCache(options.ReplyCache) };
    }

    /// <summary>The state that should follow, or the same one when nothing changed.</summary>
    /// <param name="before">The last good state.</param>
    /// <param name="faults">Takes what could not be loaded; that part stays as it was.</param>
    public ServingState LoadNext(ServingState before, ICollection<Exception> faults)
    {
        var model = Try(() => guard.Next(before.Model), before.Model, faults);

        // The generation is read before the data: when both change, an older generation with newer data is not servable, and is looked at again.
        var generation = Try(store.Rankings.Current, before.CurrentGeneration, faults);
        var data = Try(
            () => store.DataRevision == before.DataRevision ? (before.DataRevision, before.Catalogue, before.Log, before.History) : LoadData(before),
            (before.DataRevision, before.Catalogue, before.Log, before.History),
            faults);
        return model == before.Model && data.DataRevision == before.DataRevision && generation == before.CurrentGeneration
            ? before
            : new ServingState(data.DataRevision, data.Catalogue, data.Log, data.History, model, generation, time.GetUtcNow())
            {
                Replies = new ReplyCache(options.ReplyCache),
            };
    }

    private (long DataRevision, Catalogue Catalogue, EngagementLog Log, EngagementHistory History) LoadData(ServingState? before)
    {
        var data = LearningData.LoadToRank(store, before is null ? null : new LearningData(before.Catalogue, before.Log, before.DataRevision));
        var history = before is not null && ReferenceEquals(before.Log, data.Log) && data.Catalogue.NumbersLike(before.Catalogue)
            ? before.History.Over(before.Catalogue, data.Catalogue)
            : EngagementHistory.Before(data.Catalogue, data.Log, data.ServingYear);
        return (data.DataRevision, data.Catalogue, data.Log, history);
    }

    private static T Try<T>(Func<T> load, T otherwise, ICollection<Exception> faults)
    {
        try
        {
            return load();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            faults.Add(exception);
            return otherwise;
        }
    }
}
