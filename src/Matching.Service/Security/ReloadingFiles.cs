using System.Security.Cryptography;

namespace Matching.Service;

/// <summary>Something made of files, made anew when they change. The first time a fault is fatal; later the last good one stays.</summary>
/// <typeparam name="T">What is made.</typeparam>
internal sealed class ReloadingFiles<T> : IReloading
    where T : class
{
    private readonly string[] _paths;
    private readonly Func<T> _load;
    private volatile T _current;
    private string _stamp;

    /// <summary>Makes it for the first time.</summary>
    /// <param name="what">Its name in the settings.</param>
    /// <param name="paths">The files.</param>
    /// <param name="load">Makes it.</param>
    public ReloadingFiles(string what, IEnumerable<string?> paths, Func<T> load)
    {
        What = what;
        _paths = [.. paths.OfType<string>()];
        _load = load;
        _stamp = Stamp();
        _current = load();
    }

    /// <inheritdoc/>
    public string What { get; }

    /// <summary>The last good one.</summary>
    public T Current => _current;

    /// <summary>Whether an exception of a loader is about the files, and not a fault of the program.</summary>
    public static bool IsAboutFiles(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or CryptographicException or FormatException or ArgumentException or System.Text.Json.JsonException;

    /// <inheritdoc/>
    public bool Reload(out string? fault)
    {
        fault = null;
        try
        {
            var stamp = Stamp();
            if (stamp == _stamp)
            {
                return false;
            }

            // Noted before it is loaded, so that a bad file is told once and not each second.
            _stamp = stamp;
            _current = _load();
        }
        catch (Exception exception) when (IsAboutFiles(exception))
        {
            fault = exception.Message;
        }

        return true;
    }

    private string Stamp() => string.Join('|', _paths.Select(path => new FileInfo(path)).Select(file => file.Exists ? $"{file.LastWriteTimeUtc.Ticks} {file.Length}" : "absent"));
}
