namespace Matching.Stress.Fuzzing;

/// <summary>How much to send.</summary>
/// <param name="Count">How many messages at least.</param>
/// <param name="Seed">Which ones.</param>
internal sealed record FuzzOptions(int Count, int Seed)
{
    /// <summary>Messages of a campaign unless told otherwise.</summary>
    public const int DefaultCount = 1_000_000;

    /// <summary>Calls at once.</summary>
    public int Callers { get; init; } = 24;

    /// <summary>The only requests to send, by their numbers; null for all.</summary>
    public IReadOnlyList<int>? Only { get; init; }
}
