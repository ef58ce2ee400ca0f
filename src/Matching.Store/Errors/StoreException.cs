namespace Matching.Store;

/// <summary>The store could not do what was asked. Subclasses name the causes a caller can act on.</summary>
/// <param name="path">The database file.</param>
/// <param name="message">What was wrong, where, and what to do.</param>
/// <param name="inner">What the backend said, or null.</param>
public class StoreException(string path, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The database file.</summary>
    public string Path { get; } = path;
}
