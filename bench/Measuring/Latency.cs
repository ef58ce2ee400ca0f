using System.Diagnostics;

namespace Matching.Bench.Measuring;

/// <summary>How long single calls take on one thread, and what they allocate.</summary>
/// <param name="P50">Median of a call, ms, one a round.</param>
/// <param name="P99">99th percentile of a call, ms, one a round.</param>
/// <param name="Bytes">Bytes allocated a call on the calling thread, one a round.</param>
internal sealed record Latency(IReadOnlyList<double> P50, IReadOnlyList<double> P99, IReadOnlyList<double> Bytes)
{
    /// <summary>Times every call of several rounds, after rounds that do not count: <see cref="WarmUp"/>.</summary>
    /// <param name="rounds">How many rounds count, from 1.</param>
    /// <param name="calls">Calls a round, from 1.</param>
    /// <param name="call">Makes call number 0, 1, 2 …; the numbers go on over the rounds so that no two rounds ask the same.</param>
    /// <param name="warmUp">How long it runs without counting, at least one round; null means <see cref="WarmUp.Least"/>.</param>
    public static Latency Measure(int rounds, int calls, Action<int> call, TimeSpan? warmUp = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(calls);
        var milliseconds = new double[calls];
        var number = 0;
        WarmUp.Run(() => Time(milliseconds, ref number, call), warmUp);
        var (p50, p99, bytes) = (new double[rounds], new double[rounds], new double[rounds]);
        for (var round = 0; round < rounds; round++)
        {
            bytes[round] = (double)Time(milliseconds, ref number, call) / calls;
            (p50[round], p99[round]) = (Quantiles.Median(milliseconds), Quantiles.At(milliseconds, 0.99));
        }

        return new Latency(p50, p99, bytes);
    }

    /// <summary>One round; returns the bytes it allocated.</summary>
    private static long Time(double[] milliseconds, ref int number, Action<int> call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < milliseconds.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            call(number++);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
