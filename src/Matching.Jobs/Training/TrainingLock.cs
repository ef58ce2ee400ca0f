namespace Matching.Jobs;

/// <summary>
/// One training at a time in a models folder, over processes. The system lets go of it when its process ends, however it ends.
/// </summary>
public sealed class TrainingLock : IDisposable
{
    private const string FileName = ".training.lock";

    private readonly FileStream _file;

    private TrainingLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, making the folder when needed.</summary>
    /// <param name="directory">The models folder.</param>
    /// <exception cref="TrainingBusyException">Another process holds it.</exception>
    public static TrainingLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        return FileLock.TryTake(Path.Combine(directory, FileName)) is { } file ? new TrainingLock(file) : throw new TrainingBusyException(directory);
    }

    /// <summary>Whether another process holds the lock of a models folder now.</summary>
    public static bool IsHeld(string directory)
    {
        Directory.CreateDirectory(directory);
        using var file = FileLock.TryTake(Path.Combine(directory, FileName));
        return file is null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
