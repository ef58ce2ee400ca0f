using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>event</c> with the ids its keys stand for.</summary>
internal sealed record EventRow
{
    public long Key { get; init; }

    public required string Id { get; init; }

    public long Kind { get; init; }

    public required string EnterpriseId { get; init; }

    public required string InstitutionId { get; init; }

    public string? SectorId { get; init; }

    public required string RegionId { get; init; }

    public long HappenedAt { get; init; }

    public long? Position { get; init; }

    public required string ModelVersion { get; init; }

    public long DeclineReason { get; init; }

    public required string Note { get; init; }

    public long? Generation { get; init; }

    public long? DataRevision { get; init; }

    public MatchEvent ToEvent() => new(
        new EventId(Id),
        (MatchEventKind)Kind,
        new EnterpriseId(EnterpriseId),
        new InstitutionId(InstitutionId),
        SectorId is null ? null : new SectorId(SectorId),
        new RegionId(RegionId),
        StoredTime.Read(HappenedAt),
        (int?)Position,
        ModelVersion)
    {
        DeclineReason = (DeclineReason)DeclineReason,
        Note = Note,
        Generation = Generation,
        DataRevision = DataRevision,
    };

    public RecordedEvent ToRecorded() => new(Key, ToEvent());
}
