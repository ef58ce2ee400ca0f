namespace Matching.Learning;

/// <summary>
/// One writer at a time in a models folder, over processes. The system lets go of it when its process ends, however it ends, so a killed
/// one blocks nobody.
/// </summary>
internal sealed class RegistryLock : IDisposable
{
    /// <summary>How long to wait for another writer, each of which takes a fraction of a second.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private RegistryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, making the folder when needed.</summary>
    /// <param name="directory">The models folder.</param>
    /// <param name="time">Measures the patience.</param>
    /// <exception cref="IOException">Another process has held it for longer than <see cref="Patience"/>, or the folder cannot be written.</exception>
    public static RegistryLock Take(string directory, TimeProvider time)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, ModelFiles.Lock);
        var begun = time.GetTimestamp();
        using var pause = new ManualResetEventSlim();
        while (true)
        {
            try
            {
                return new RegistryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
            {
                if (time.GetElapsedTime(begun) > Patience)
                {
                    throw new IOException($"The models folder {directory} is in use by another process: try again when it has finished.", exception);
                }

                pause.Wait(Pause);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
