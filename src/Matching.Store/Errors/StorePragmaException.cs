namespace Matching.Store;

/// <summary>Is thrown when the database did not take a setting the store depends on.</summary>
public sealed class StorePragmaException : StoreException
{
    internal StorePragmaException(string path, string setting, string wanted, string actual, Exception? inner = null)
        : base(
            path,
            $"'{path}' did not take the setting {setting} = {wanted} (it answered {actual}). " +
            "WAL needs a local disk: move the file off a network or read-only file system.",
            inner)
    {
    }
}
