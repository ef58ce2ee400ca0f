using Matching.Interchange;

namespace Matching.Jobs;

/// <summary>A row of a file breaks the format, and the job was told to stop at the first one.</summary>
/// <param name="error">Where and why.</param>
public sealed class BadRowException(RowError error) : Exception(error.ToString())
{
    /// <summary>Where and why.</summary>
    public RowError Error { get; } = error;
}
