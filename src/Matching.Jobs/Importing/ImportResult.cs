using Matching.Interchange;

namespace Matching.Jobs;

/// <summary>What an import did.</summary>
/// <param name="Counts">Per file, in the order of reading.</param>
/// <param name="DataRevision">The store's data revision from now on; the same as before when nothing changed.</param>
/// <param name="RejectsPath">Where rejected rows were written; null unless they were to be skipped.</param>
/// <param name="Notes">What the reader passed over without harm, such as unknown columns; may be empty.</param>
/// <param name="AidData">For AidData's file, what was taken from it and what was not; otherwise null.</param>
public sealed record ImportResult(
    IReadOnlyList<ImportCounts> Counts, long DataRevision, string? RejectsPath, IReadOnlyList<string> Notes, AidDataSummary? AidData)
{
    /// <summary>Rows left out, over all files; for AidData's file, projects that could not be read.</summary>
    public long Rejected => Counts.Sum(count => count.Rejected) + (AidData?.RejectedProjects ?? 0);
}
