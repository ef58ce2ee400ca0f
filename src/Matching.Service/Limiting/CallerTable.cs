using System.Collections.Concurrent;

namespace Matching.Service;

/// <summary>What each caller uses, for a bounded number of callers: the idle ones are forgotten, and those for whom there is no room share one count.</summary>
/// <param name="limits">The limits.</param>
/// <param name="time">The clock.</param>
internal sealed class CallerTable(LimitOptions limits, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, CallerUsage> _callers = new(StringComparer.Ordinal);
    private readonly CallerUsage _others = new();
    private readonly long _interval = Math.Max(1, time.TimestampFrequency / limits.CallsPerSecond);
    private readonly long _capacity = Math.Max(1, time.TimestampFrequency / limits.CallsPerSecond) * limits.Burst;
    private int _count;
    private long _sweptAt = long.MinValue;

    /// <summary>Callers counted each on its own now.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>What a caller uses.</summary>
    public CallerUsage Of(string caller)
    {
        if (_callers.TryGetValue(caller, out var known))
        {
            return known;
        }

        if (Count >= limits.CountedCallers)
        {
            Sweep();
        }

        if (Count >= limits.CountedCallers)
        {
            return _others;
        }

        var usage = new CallerUsage();
        if (_callers.TryAdd(caller, usage))
        {
            Interlocked.Increment(ref _count);
            return usage;
        }

        return _callers.GetValueOrDefault(caller, _others);
    }

    /// <summary>Takes one call out of a caller's bucket.</summary>
    /// <returns>Zero when it was taken; otherwise how long to wait for the next.</returns>
    public TimeSpan Take(CallerUsage usage)
    {
        var wait = usage.Take(time.GetTimestamp(), _interval, _capacity);
        return wait == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)wait / time.TimestampFrequency);
    }

    /// <summary>Forgets the idle ones, at most once a second: a flood of new callers must not make each of its calls look through all.</summary>
    private void Sweep()
    {
        var now = time.GetTimestamp();
        var before = Volatile.Read(ref _sweptAt);
        if (before != long.MinValue && now - before < time.TimestampFrequency || Interlocked.CompareExchange(ref _sweptAt, now, before) != before)
        {
            return;
        }

        foreach (var (caller, usage) in _callers)
        {
            if (usage.IsIdle(now) && _callers.TryRemove(caller, out _))
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }
}
