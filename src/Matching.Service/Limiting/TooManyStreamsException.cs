namespace Matching.Service;

/// <summary>As many long calls are open as may be.</summary>
/// <param name="most">How many that is.</param>
/// <param name="own">Whether they are all the caller's own.</param>
/// <param name="wait">When to try again.</param>
public sealed class TooManyStreamsException(int most, bool own, TimeSpan wait)
    : Exception(own ? $"You have {most} streams open, as many as one caller may. End one first." : $"{most} streams are open, as many as the service takes. Try again later.")
{
    /// <summary>When to try again.</summary>
    public TimeSpan Wait { get; } = wait;
}
