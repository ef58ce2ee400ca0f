namespace Matching.Service;

/// <summary>More calls wait than may, or this one waited too long.</summary>
/// <param name="wait">When to try again.</param>
public sealed class OverloadedException(TimeSpan wait) : Exception("The service has more to do than it can. Nothing was done; try again later.")
{
    /// <summary>When to try again.</summary>
    public TimeSpan Wait { get; } = wait;
}
