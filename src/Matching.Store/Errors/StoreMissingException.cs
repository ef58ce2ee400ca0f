namespace Matching.Store;

/// <summary>Is thrown when a store is opened read-only and its file does not exist.</summary>
public sealed class StoreMissingException : StoreException
{
    internal StoreMissingException(string path, Exception? inner = null)
        : base(path, $"There is no store at '{path}'. Give the path of an existing one, or import data to create it.", inner)
    {
    }
}
