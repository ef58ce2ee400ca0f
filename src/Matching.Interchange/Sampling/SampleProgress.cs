namespace Matching.Interchange;

/// <summary>How far the writing of a sample is.</summary>
/// <param name="File">The file being written, for example <c>engagements.csv</c>.</param>
/// <param name="Rows">Rows of it written so far.</param>
/// <param name="TotalRows">Rows it will hold.</param>
public readonly record struct SampleProgress(string File, long Rows, long TotalRows);
