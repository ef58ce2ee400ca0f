namespace Matching.Interchange;

/// <summary>A file that is needed is not there.</summary>
/// <param name="file">Where it was looked for.</param>
/// <param name="need">Why it is needed, a full sentence.</param>
public sealed class MissingFileException(string file, string need) : InterchangeException(file, $"There is no file '{file}'. {need}");
