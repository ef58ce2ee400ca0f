namespace Matching.Store;

/// <summary>A row of <c>audit_entry</c>.</summary>
internal sealed record AuditRow
{
    public long Number { get; init; }

    public long HappenedAt { get; init; }

    public required string Principal { get; init; }

    public required string Action { get; init; }

    public required string Resource { get; init; }

    public required string RequestId { get; init; }

    public byte[]? BeforeHash { get; init; }

    public byte[]? AfterHash { get; init; }

    public required string Details { get; init; }

    public required byte[] PreviousHash { get; init; }

    public required byte[] EntryHash { get; init; }

    public static AuditRow From(AuditEntry entry) => new()
    {
        Number = entry.Number,
        HappenedAt = StoredTime.Write(entry.At),
        Principal = entry.Origin.Principal,
        Action = entry.Origin.Action,
        Resource = entry.Change.Resource,
        RequestId = entry.Origin.RequestId,
        BeforeHash = entry.Change.BeforeHash,
        AfterHash = entry.Change.AfterHash,
        Details = entry.Change.Details,
        PreviousHash = entry.PreviousHash,
        EntryHash = entry.Hash,
    };

    public AuditEntry ToEntry() => new(
        Number, StoredTime.Read(HappenedAt), new AuditOrigin(Principal, Action, RequestId), new AuditChange(Resource, BeforeHash, AfterHash, Details), PreviousHash, EntryHash);
}
