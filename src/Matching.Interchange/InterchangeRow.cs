namespace Matching.Interchange;

/// <summary>One row as read: a value, or the reason why it is none.</summary>
/// <typeparam name="T">What a row of the file describes.</typeparam>
/// <param name="Line">The line of the file on which the row begins, from 1 (the header).</param>
/// <param name="Value">What the row says; null exactly when <paramref name="Error"/> is not.</param>
/// <param name="Error">Why the row was not taken, or null.</param>
public readonly record struct InterchangeRow<T>(long Line, T? Value, RowError? Error)
    where T : class;
