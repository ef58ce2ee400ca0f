namespace Matching.Store;

/// <summary>Is thrown when the file's content contradicts itself.</summary>
public sealed class StoreDamagedException : StoreException
{
    internal StoreDamagedException(string path, string what, Exception? inner = null)
        : base(path, $"'{path}' is damaged: {what}. Restore it from a backup, or import the data into a new file.", inner)
    {
    }
}
