using Matching.Interchange;

namespace Matching.Jobs;

/// <summary>An import met a bad row and was told to stop at one. Nothing of it is in the store.</summary>
/// <param name="error">The row.</param>
public sealed class ImportRowException(RowError error)
    : Exception($"{error}. Nothing was imported: correct the row, or import with --on-error skip to leave such rows out.")
{
    /// <summary>The row, and what is wrong with it.</summary>
    public RowError Error { get; } = error;
}
