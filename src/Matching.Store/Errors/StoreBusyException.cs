namespace Matching.Store;

/// <summary>Is thrown when another writer holds the store for longer than <see cref="StoreOptions.BusyTimeout"/>.</summary>
public sealed class StoreBusyException : StoreException
{
    /// <summary>Says who waits for what.</summary>
    /// <param name="path">The store's file.</param>
    /// <param name="what">What goes on, in words.</param>
    /// <param name="inner">The cause, if any.</param>
    public StoreBusyException(string path, string what, Exception? inner = null)
        : base(path, $"'{path}' is locked: {what}. Wait until that work ends and try again, or allow a longer busy timeout.", inner)
    {
    }
}
