namespace Matching.Store;

/// <summary>What an import does with an id it was already given.</summary>
public enum RepeatedIds
{
    /// <summary>Reject the later one: a file that names an id twice contradicts itself.</summary>
    Reject = 1,

    /// <summary>Take the later one as an update, for a source that learns more of a name as it is read.</summary>
    Update = 2,
}
