namespace Matching.Interchange;

/// <summary>A file cannot be read at all, as opposed to one bad row, which is a <see cref="RowError"/>.</summary>
/// <param name="file">The file, as the caller named it.</param>
/// <param name="message">What is wrong and what to do, naming the file.</param>
/// <param name="innerException">What was thrown below, or null.</param>
public abstract class InterchangeException(string file, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The file, as the caller named it.</summary>
    public string File { get; } = file;
}
