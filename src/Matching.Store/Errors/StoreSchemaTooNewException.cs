namespace Matching.Store;

/// <summary>Is thrown when the file was made by a newer version of the program. Nothing was written to it.</summary>
public sealed class StoreSchemaTooNewException : StoreException
{
    internal StoreSchemaTooNewException(string path, long found, long known)
        : base(
            path,
            $"'{path}' has schema version {found}, and this program knows versions up to {known}. " +
            "Nothing was changed; run a newer version of the program.")
    {
        Found = found;
        Known = known;
    }

    /// <summary>The file's schema version.</summary>
    public long Found { get; }

    /// <summary>The newest schema version this program knows.</summary>
    public long Known { get; }
}
