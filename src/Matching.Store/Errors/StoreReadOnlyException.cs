namespace Matching.Store;

/// <summary>Is thrown when a write is asked of a file, folder or store that may only be read.</summary>
public sealed class StoreReadOnlyException : StoreException
{
    internal StoreReadOnlyException(string path, string what, Exception? inner = null)
        : base(
            path,
            $"'{path}' cannot be written: {what}. " +
            "Give it write permission, choose another path, or open the store read-only.",
            inner)
    {
    }
}
