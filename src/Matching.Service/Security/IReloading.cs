namespace Matching.Service;

/// <summary>Something made of files that is made anew when they change.</summary>
internal interface IReloading
{
    /// <summary>Its name in the settings.</summary>
    string What { get; }

    /// <summary>Looks whether the files changed, and makes it anew if so.</summary>
    /// <param name="fault">Why it could not; then the last good one stays.</param>
    /// <returns>Whether they had changed.</returns>
    bool Reload(out string? fault);
}
