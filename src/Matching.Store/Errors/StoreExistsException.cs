namespace Matching.Store;

/// <summary>Is thrown when a file is there already and may not be replaced.</summary>
public sealed class StoreExistsException : StoreException
{
    internal StoreExistsException(string path)
        : base(path, $"'{path}' is there already, and nothing was changed. Give another path, or say that it may be replaced (--force).")
    {
    }
}
