namespace Matching.Domain;

/// <summary>A complete set of published pages, all made by one model from one state of the data.</summary>
/// <param name="Number">1, 2, 3 … in the order of publishing.</param>
/// <param name="ModelVersion">The model that scored every page of it.</param>
/// <param name="DataRevision">The store's data revision it was computed from; pages are served only while it is still the current one.</param>
/// <param name="PageCount">How many pages it holds.</param>
/// <param name="PublishedAt">When it became the current one, UTC.</param>
/// <param name="Cap">The exposure cap its pages were arranged by; null when they stand in the order of their scores.</param>
public sealed record Generation(
    long Number, string ModelVersion, long DataRevision, long PageCount, DateTimeOffset PublishedAt, ExposureCap? Cap = null)
{
    /// <summary>The moment whose candidates its pages rank, UTC: institutions whose validity ended by then are not on them. Default: <see cref="PublishedAt"/>.</summary>
    public DateTimeOffset RankedAt { get; init; } = PublishedAt;
}
