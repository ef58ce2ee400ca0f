namespace Matching.Stress.Kills;

/// <summary>What a caller knows about a write.</summary>
internal enum Fate
{
    /// <summary>The service was gone before it answered: there as a whole, or not at all.</summary>
    Unknown,

    /// <summary>The service said it is done: there, whatever happens.</summary>
    Acknowledged,

    /// <summary>The service refused it: not there.</summary>
    Refused,
}
