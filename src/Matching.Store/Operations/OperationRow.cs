using Matching.Domain;

namespace Matching.Store;

/// <summary>A row of <c>operation</c>.</summary>
internal sealed record OperationRow
{
    public long Key { get; init; }

    public required string Id { get; init; }

    public long Kind { get; init; }

    public required string Request { get; init; }

    public long State { get; init; }

    public required string Stage { get; init; }

    public double? Progress { get; init; }

    public long Attempts { get; init; }

    public long CancelRequested { get; init; }

    public long CreatedAt { get; init; }

    public long? StartedAt { get; init; }

    public long? EndedAt { get; init; }

    public string? Result { get; init; }

    public string? ErrorReason { get; init; }

    public string? ErrorMessage { get; init; }

    public required string AskedBy { get; init; }

    public Operation ToOperation() => new(new OperationId(Id), (OperationKind)Kind, Request, (OperationState)State, StoredTime.Read(CreatedAt))
    {
        Stage = Stage,
        Progress = Progress,
        Attempts = (int)Attempts,
        CancelRequested = CancelRequested != 0,
        StartedAt = StartedAt is { } started ? StoredTime.Read(started) : null,
        EndedAt = EndedAt is { } ended ? StoredTime.Read(ended) : null,
        Result = Result,
        AskedBy = AskedBy,
        Error = ErrorReason is null ? null : new OperationError(ErrorReason, ErrorMessage ?? string.Empty),
    };
}
