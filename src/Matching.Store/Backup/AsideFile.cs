namespace Matching.Store;

/// <summary>A file written beside the place it is meant for, and removed when it never got there.</summary>
internal sealed class AsideFile : IDisposable
{
    private readonly FileStream _turn;

    private AsideFile(string path, FileStream turn) => (Path, _turn) = (path, turn);

    /// <summary>Where it is written.</summary>
    public string Path { get; }

    /// <summary>Prepares a file on the disk of its target, where a rename is one step.</summary>
    public static AsideFile Beside(string target)
    {
        var folder = System.IO.Path.GetDirectoryName(target)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreReadOnlyException(target, $"its folder cannot be created ({error.Message})", error);
        }

        // One name for each target, so that what a killed run left is overwritten by the next one; and one run at a time.
        var path = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(target)}.aside");
        var aside = new AsideFile(path, TakeTurn(target, path + ".lock"));
        aside.Remove();
        return aside;
    }

    /// <summary>Flushes it and gives it its name in one step.</summary>
    /// <param name="target">Its name.</param>
    /// <param name="keepReplacedAs">What to call the file that had the name; null lets it go.</param>
    public void MoveTo(string target, string? keepReplacedAs)
    {
        using (var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        if (keepReplacedAs is null)
        {
            File.Move(Path, target, overwrite: true);
        }
        else
        {
            File.Replace(Path, target, keepReplacedAs);
        }

        FolderFlush.Flush(System.IO.Path.GetDirectoryName(target)!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Remove();
        _turn.Dispose();
    }

    private static FileStream TakeTurn(string target, string path)
    {
        try
        {
            return new FileStream(
                path,
                new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StoreReadOnlyException(target, $"its folder cannot be written ({error.Message})", error);
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new StoreBusyException(target, "another backup or restore is writing it", error);
        }
        catch (IOException error)
        {
            throw new StoreReadOnlyException(target, $"its folder cannot be written ({error.Message})", error);
        }
    }

    private void Remove()
    {
        foreach (var suffix in new[] { string.Empty, "-journal", "-wal", "-shm" })
        {
            File.Delete(Path + suffix);
        }
    }
}
