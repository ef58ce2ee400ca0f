namespace Matching.Domain;

/// <summary>Work that takes longer than a call may.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Request">What was asked for, in the words of whoever does it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was asked for, UTC.</param>
public sealed record Operation(OperationId Id, OperationKind Kind, string Request, OperationState State, DateTimeOffset CreatedAt)
{
    /// <summary>What it is doing, in words; empty before it is begun.</summary>
    public string Stage { get; init; } = string.Empty;

    /// <summary>How much of the stage is done, 0 to 1; null when that cannot be said.</summary>
    public double? Progress { get; init; }

    /// <summary>How often it was begun: more than once when a service was stopped in the middle of it.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether somebody asked to cancel it.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Who asked for it, as the audit log names callers; empty when nobody knows.</summary>
    public string AskedBy { get; init; } = string.Empty;

    /// <summary>When it was last begun, UTC; null before.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, UTC; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What it gave, in the words of whoever did it; null unless it succeeded.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public OperationError? Error { get; init; }

    /// <summary>Whether it will not change any more.</summary>
    public bool IsDone => State is OperationState.Succeeded or OperationState.Failed or OperationState.Cancelled;
}
