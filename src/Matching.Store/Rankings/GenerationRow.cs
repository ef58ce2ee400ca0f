using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>generation</c> that has been published.</summary>
internal sealed record GenerationRow
{
    public long Number { get; init; }

    public required string ModelVersion { get; init; }

    public long DataRevision { get; init; }

    public long PageCount { get; init; }

    public long PublishedAt { get; init; }

    public long? RankedAt { get; init; }

    public long? CapPages { get; init; }

    public long? CapPlaces { get; init; }

    public Generation ToGeneration() => new(
        Number,
        ModelVersion,
        DataRevision,
        PageCount,
        StoredTime.Read(PublishedAt),
        CapPages is { } pages && CapPlaces is { } places ? new ExposureCap((int)pages, (int)places) : null)
    {
        RankedAt = StoredTime.Read(RankedAt ?? PublishedAt),
    };
}
