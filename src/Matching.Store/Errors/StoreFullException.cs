namespace Matching.Store;

/// <summary>Is thrown when the disk, or the size the store is allowed, is used up. What was being written is undone.</summary>
public sealed class StoreFullException : StoreException
{
    internal StoreFullException(string path, Exception? inner = null)
        : base(
            path,
            $"There is no room to write '{path}': " +
            "the disk or the allowed size is used up, and the change was undone. Free some space and run it again.",
            inner)
    {
    }
}
