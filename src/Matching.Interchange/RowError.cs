namespace Matching.Interchange;

/// <summary>Why one row of a file was not taken.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">The line of the file on which the row begins, from 1 (the header); for a spreadsheet, the row number.</param>
/// <param name="Column">The column at fault; empty when the row as a whole is.</param>
/// <param name="Value">The offending value, shortened to <see cref="MaxValueLength"/> characters.</param>
/// <param name="Reason">What is wrong, and what is allowed.</param>
public sealed record RowError(string File, long Line, string Column, string Value, string Reason)
{
    /// <summary>Characters of a value that an error quotes.</summary>
    public const int MaxValueLength = 80;

    /// <inheritdoc/>
    public override string ToString() =>
        Column.Length == 0 ? $"{File}, line {Line}: {Reason}" : $"{File}, line {Line}, column {Column}, value '{Value}': {Reason}";

    internal static string Shorten(string value) =>
        value.Length <= MaxValueLength ? value : string.Concat(value.AsSpan(0, MaxValueLength), "…");
}
