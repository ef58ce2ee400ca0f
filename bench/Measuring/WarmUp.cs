using System.Diagnostics;

namespace Matching.Bench.Measuring;

/// <summary>Rounds that do not count, until the run-time compiler has done its work.</summary>
internal static class WarmUp
{
    /// <summary>Hot code is compiled anew in the background some 100 ms after its first calls; a second leaves room on a busy machine.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>Runs a round once, and again until the time is over.</summary>
    /// <param name="round">One round.</param>
    /// <param name="least">How long; null means <see cref="Least"/>.</param>
    public static void Run(Action round, TimeSpan? least)
    {
        var start = Stopwatch.GetTimestamp();
        do
        {
            round();
        }
        while (Stopwatch.GetElapsedTime(start) < (least ?? Least));
    }
}
