namespace Matching.Interchange;

/// <summary>The header of a file lacks columns that its rows need.</summary>
/// <param name="file">The file.</param>
/// <param name="columns">The names of the columns that are missing, at least one.</param>
/// <param name="expected">Every column the file must have.</param>
public sealed class MissingColumnException(string file, IReadOnlyList<string> columns, IReadOnlyList<string> expected)
    : InterchangeException(
        file,
        $"{file}: the header has no column {string.Join(", ", columns.Select(column => $"'{column}'"))}. " +
        $"Its columns must be, in any order: {string.Join(", ", expected)}.")
{
    /// <summary>The names of the columns that are missing.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;
}
