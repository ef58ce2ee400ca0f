namespace Matching.Domain;

/// <summary>Why an operation failed.</summary>
/// <param name="Reason">A stable word, such as <c>NOT_ENOUGH_HISTORY</c>.</param>
/// <param name="Message">What was wrong and what to do.</param>
public sealed record OperationError(string Reason, string Message);
