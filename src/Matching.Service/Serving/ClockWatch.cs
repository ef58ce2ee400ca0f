namespace Matching.Service;

/// <summary>Notices that the system's clock was set back, by holding it against one that only goes forward. One thread at a time.</summary>
internal sealed class ClockWatch
{
    /// <summary>Less than this is a correction, which clocks get all the time.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private DateTimeOffset _wall;
    private long _stamp;

    /// <summary>Begins to watch.</summary>
    public ClockWatch(TimeProvider time)
    {
        _time = time;
        (_wall, _stamp) = (time.GetUtcNow(), time.GetTimestamp());
    }

    /// <summary>By how much the clock was set back since the last look; null when it was not.</summary>
    public TimeSpan? SetBack()
    {
        var (wall, stamp) = (_time.GetUtcNow(), _time.GetTimestamp());
        var behind = _wall + _time.GetElapsedTime(_stamp, stamp) - wall;
        (_wall, _stamp) = (wall, stamp);
        return behind > Tolerance ? behind : null;
    }
}
