using Matching.Domain;
using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>Builds the next serving state from the store and the models folder, reusing whatever did not change.</summary>
internal sealed class ServingLoader(MatchingStore store, ModelGuard guard, ServiceOptions options, TimeProvider time)
{
    /// <summary>Makes the first state; every fault is thrown.</summary>
    /// <param name="first">What was read beside the building of the host.</param>
    /// <exception cref="ModelDamagedException">The active model must not serve.</exception>
    public ServingState LoadFirst(FirstLoad first)
    {
        var generation = store.Rankings.Current();
        var data = first.Data();
        if (data.DataRevision != store.DataRevision)
        {
            data = ServingData.Read(store, before: null);
        }

        return Make(data, guard.Take(first), generation);
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
            () => store.DataRevision == before.DataRevision ? ServingData.Of(before) : ServingData.Read(store, before),
            ServingData.Of(before),
            faults);
        return model == before.Model && data.DataRevision == before.DataRevision && generation == before.CurrentGeneration
            ? before
            : Make(data, model, generation);
    }

    private ServingState Make(ServingData data, RankingModel model, Generation? generation) =>
        new(data.DataRevision, data.Catalogue, data.Log, data.History, model, generation, time.GetUtcNow()) { Replies = new ReplyCache(options.ReplyCache) };

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
