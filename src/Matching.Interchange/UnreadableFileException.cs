namespace Matching.Interchange;

/// <summary>A file is there but is not of the form it should be: empty, damaged, another format, or too large once unpacked.</summary>
/// <param name="file">The file.</param>
/// <param name="problem">What is wrong, without the file's name and without a full stop.</param>
/// <param name="remedy">What to do, a full sentence.</param>
/// <param name="innerException">What was thrown below, or null.</param>
public sealed class UnreadableFileException(string file, string problem, string remedy, Exception? innerException = null)
    : InterchangeException(file, $"{file}: {problem}. {remedy}", innerException);
