namespace Matching.Store;

/// <summary>Is thrown when the file is not a database, or is a database of another program.</summary>
public sealed class NotADatabaseException : StoreException
{
    internal NotADatabaseException(string path, string what, Exception? inner = null)
        : base(path, $"'{path}' is not a store: {what}. It was left as it is; give another path, or move that file away.", inner)
    {
    }
}
