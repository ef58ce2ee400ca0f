namespace Matching.Jobs;

/// <summary>A file that one process at a time may hold open. The system lets go of it when the process ends, however it ends.</summary>
public static class FileLock
{
    /// <summary>Opens the file for this process alone; null when another one has it.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}
