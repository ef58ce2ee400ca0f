namespace Matching.Store;

/// <summary>What became of one value put into an import, and why it was rejected if it was.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Column">The offending column by its name in the interchange format, for example <c>enterprise_id</c>; null unless rejected.</param>
/// <param name="Reason">What is wrong with it, in words; null unless rejected.</param>
public readonly record struct UpsertResult(UpsertOutcome Outcome, string? Column, string? Reason)
{
    /// <summary>It is new.</summary>
    public static UpsertResult Inserted => new(UpsertOutcome.Inserted, null, null);

    /// <summary>Its content changed.</summary>
    public static UpsertResult Updated => new(UpsertOutcome.Updated, null, null);

    /// <summary>It was there already.</summary>
    public static UpsertResult Unchanged => new(UpsertOutcome.Unchanged, null, null);

    /// <summary>Whether it cannot be stored.</summary>
    public bool IsRejected => Outcome == UpsertOutcome.Rejected;

    /// <summary>It cannot be stored.</summary>
    /// <param name="column">The offending column.</param>
    /// <param name="reason">What is wrong with it.</param>
    public static UpsertResult Rejected(string column, string reason) => new(UpsertOutcome.Rejected, column, reason);
}
