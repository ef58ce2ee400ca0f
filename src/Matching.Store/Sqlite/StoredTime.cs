namespace Matching.Store;

/// <summary>Times in the file: whole microseconds since 1970, UTC.</summary>
internal static class StoredTime
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    // Rounded down, also before 1970, so that order is kept.
    public static long Write(DateTimeOffset time) =>
        (long)Math.Floor((decimal)(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond);

    public static DateTimeOffset Read(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TicksPerMicrosecond);

    public static DateTimeOffset? ReadOrNull(long? microseconds) => microseconds is { } known ? Read(known) : null;

    /// <summary>The time of a change: now, but later than the change before it, also when the clock was set back in between.</summary>
    public static long After(long? before, long? now) => Math.Max(now ?? 0, (before ?? -1) + 1);
}
