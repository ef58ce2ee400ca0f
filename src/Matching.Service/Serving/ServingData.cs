using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>One committed state of the store's data, ready to rank by.</summary>
/// <param name="DataRevision">The store's revision it was read at.</param>
/// <param name="Catalogue">Who exists.</param>
/// <param name="Log">Every engagement.</param>
/// <param name="History">The same, counted as of the serving year.</param>
internal sealed record ServingData(long DataRevision, Catalogue Catalogue, EngagementLog Log, EngagementHistory History)
{
    /// <summary>Reads the present state.</summary>
    /// <param name="store">Read from.</param>
    /// <param name="before">The state that serves, with which the next one shares whatever is the same; null when there is none.</param>
    public static ServingData Read(MatchingStore store, ServingState? before)
    {
        var data = LearningData.LoadToRank(store, before is null ? null : new LearningData(before.Catalogue, before.Log, before.DataRevision));
        var history = before is not null && ReferenceEquals(before.Log, data.Log) && data.Catalogue.NumbersLike(before.Catalogue)
            ? before.History.Over(before.Catalogue, data.Catalogue)
            : EngagementHistory.Before(data.Catalogue, data.Log, data.ServingYear);
        return new ServingData(data.DataRevision, data.Catalogue, data.Log, history);
    }

    /// <summary>The data of a state that serves.</summary>
    public static ServingData Of(ServingState state) => new(state.DataRevision, state.Catalogue, state.Log, state.History);
}
