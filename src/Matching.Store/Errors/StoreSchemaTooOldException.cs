namespace Matching.Store;

/// <summary>Is thrown when a store opened read-only still has an older schema, which reading alone cannot bring up to date.</summary>
public sealed class StoreSchemaTooOldException : StoreException
{
    internal StoreSchemaTooOldException(string path, long found, long known)
        : base(
            path,
            $"'{path}' has schema version {found}, and this program reads version {known}. " +
            "Open it once for writing (any import does) to bring it up to date.")
    {
        Found = found;
        Known = known;
    }

    /// <summary>The file's schema version.</summary>
    public long Found { get; }

    /// <summary>The schema version this program reads.</summary>
    public long Known { get; }
}
