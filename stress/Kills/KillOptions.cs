namespace Matching.Stress.Kills;

/// <summary>How the service is to be killed.</summary>
/// <param name="Count">How often.</param>
/// <param name="Seed">Which moments.</param>
internal sealed record KillOptions(int Count, int Seed)
{
    /// <summary>Kills of a campaign unless told otherwise.</summary>
    public const int DefaultCount = 200;

    /// <summary>Longest life of a service that listens.</summary>
    public TimeSpan LongestLife { get; init; } = TimeSpan.FromMilliseconds(1000);

    /// <summary>Longest life of a service that is killed while it starts.</summary>
    public TimeSpan LongestStart { get; init; } = TimeSpan.FromMilliseconds(1200);

    /// <summary>One life in this many ends while the service starts.</summary>
    public int OneStartIn { get; init; } = 8;
}
