namespace Matching.Service;

/// <summary>
/// What one caller uses: a token bucket and the count of its open streams. Lock-free. The bucket is kept as the moment at which it is full
/// again (the generic cell rate algorithm, ITU-T I.371), one number instead of a level and a time.
/// </summary>
internal sealed class CallerUsage
{
    private long _fullAt;
    private int _streams;

    /// <summary>Streams that are open.</summary>
    public int Streams => Volatile.Read(ref _streams);

    /// <summary>Whether forgetting it loses nothing.</summary>
    public bool IsIdle(long now) => Volatile.Read(ref _streams) == 0 && Volatile.Read(ref _fullAt) <= now;

    /// <summary>Takes one call out of the bucket.</summary>
    /// <param name="now">The moment, in the clock's ticks.</param>
    /// <param name="interval">Ticks in which one call is refilled.</param>
    /// <param name="capacity">Ticks in which the empty bucket is full again.</param>
    /// <returns>0 when it was taken; otherwise in how many ticks one can be.</returns>
    public long Take(long now, long interval, long capacity)
    {
        while (true)
        {
            var fullAt = Volatile.Read(ref _fullAt);
            var next = Math.Max(fullAt, now) + interval;
            if (next - now > capacity)
            {
                return next - now - capacity;
            }

            if (Interlocked.CompareExchange(ref _fullAt, next, fullAt) == fullAt)
            {
                return 0;
            }
        }
    }

    /// <summary>Opens a stream if fewer than so many are open.</summary>
    public bool TryOpenStream(int most)
    {
        if (Interlocked.Increment(ref _streams) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref _streams);
        return false;
    }

    /// <summary>Closes a stream.</summary>
    public void CloseStream() => Interlocked.Decrement(ref _streams);
}
