namespace Matching.Jobs;

/// <summary>
/// One training at a time in a models folder, over processes. The system lets go of it when its process ends, however it ends.
/// </summary>
public sealed class TrainingLock : IDisposable
{
    private const string FileName = ".training.lock";

    private readonly FileStream _file;
    private readonly bool _madeFolder;

    private TrainingLock(FileStream file, bool madeFolder) => (_file, _madeFolder) = (file, madeFolder);

    /// <summary>Takes the lock, making the folder when needed.</summary>
    /// <param name="directory">The models folder.</param>
    /// <exception cref="TrainingBusyException">Another process holds it.</exception>
    public static TrainingLock Take(string directory)
    {
        var madeFolder = !Directory.Exists(directory);
        Directory.CreateDirectory(directory);
        return FileLock.TryTake(Path.Combine(directory, FileName)) is { } file ? new TrainingLock(file, madeFolder) : throw new TrainingBusyException(directory);
    }

    /// <summary>Whether another process holds the lock of a models folder now.</summary>
    public static bool IsHeld(string directory)
    {
        Directory.CreateDirectory(directory);
        using var file = FileLock.TryTake(Path.Combine(directory, FileName));
        return file is null;
    }

    /// <summary>Lets go of it. A folder that was made for it goes, too, when the training came to nothing.</summary>
    public void Dispose()
    {
        var folder = Path.GetDirectoryName(_file.Name)!;
        if (_madeFolder && Directory.EnumerateFileSystemEntries(folder).All(entry => Path.GetFileName(entry) == FileName))
        {
            try
            {
                // While it is held, so that nobody else can be holding what is deleted.
                File.Delete(_file.Name);
                Directory.Delete(folder);
            }
            catch (IOException)
            {
                // Windows deletes no open file, and another training may have come into the folder just now: then it stays, which harms nobody.
            }
        }

        _file.Dispose();
    }
}
