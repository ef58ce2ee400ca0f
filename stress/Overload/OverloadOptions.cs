using System.Collections.Immutable;

namespace Matching.Stress.Overload;

/// <summary>How much is asked, and what must hold.</summary>
/// <param name="Duration">How long each step lasts.</param>
/// <param name="Seed">Which arrivals.</param>
internal sealed record OverloadOptions(TimeSpan Duration, int Seed)
{
    /// <summary>Seconds of a step unless told otherwise.</summary>
    public const int DefaultSeconds = 15;

    /// <summary>Offered load of each step, in capacities.</summary>
    public ImmutableArray<double> Factors { get; init; } = [0.5, 1, 2, 5, 10];

    /// <summary>Options of the service beyond those of every run.</summary>
    public ImmutableArray<string> ServiceArguments { get; init; } = [];

    /// <summary>How long the service is asked before anything is measured.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest that 99 of 100 accepted calls may take: the longest wait in the queue (1 s), and the work of those let in together.</summary>
    public TimeSpan AcceptedBound { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>Least that is still answered under overload, as a share of the capacity.</summary>
    public double LeastAnsweredShare { get; init; } = 0.5;

    /// <summary>Longest until the service answers as quickly as before the load.</summary>
    public TimeSpan RecoveryBound { get; init; } = TimeSpan.FromSeconds(5);
}
