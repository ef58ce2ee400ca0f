namespace Matching.Store;

/// <summary>Is thrown when another writer holds the store for longer than <see cref="StoreOptions.BusyTimeout"/>.</summary>
public sealed class StoreBusyException : StoreException
{
    internal StoreBusyException(string path, string what, Exception? inner = null)
        : base(path, $"'{path}' is locked: {what}. Wait until that work ends and try again, or allow a longer busy timeout.", inner)
    {
    }
}
