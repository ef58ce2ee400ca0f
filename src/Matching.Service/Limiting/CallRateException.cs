namespace Matching.Service;

/// <summary>A caller makes more calls than it may.</summary>
/// <param name="wait">How long until it may make the next.</param>
/// <param name="perSecond">How many it may make a second.</param>
public sealed class CallRateException(TimeSpan wait, int perSecond)
    : Exception($"You make more than {perSecond} calls a second. Wait, then go on more slowly.")
{
    /// <summary>How long until it may make the next.</summary>
    public TimeSpan Wait { get; } = wait;
}
