namespace Matching.Interchange;

/// <summary>The rows of one of AidData's files, whatever its container.</summary>
internal abstract class AidDataTable : IDisposable
{
    /// <summary>The names in the first row, trimmed.</summary>
    public abstract IReadOnlyList<string> Header { get; }

    /// <summary>Where the current row begins: line of a CSV, row of a sheet, from 1.</summary>
    public abstract long Line { get; }

    /// <summary>What is wrong with the current row as a whole, or null.</summary>
    public abstract (string Column, string Value, string Reason)? Fault { get; }

    /// <summary>Bytes of the file read so far.</summary>
    public abstract long BytesRead { get; }

    /// <summary>Opens a CSV or xlsx file, told apart by its first bytes.</summary>
    public static AidDataTable Open(string path)
    {
        const string Need = "Download the dataset from https://www.aiddata.org and name the xlsx or csv file.";
        if (!File.Exists(path))
        {
            throw new MissingFileException(path, Need);
        }

        return WorkbookTable.IsZip(path) ? new WorkbookTable(path) : new CsvTable(CsvSource.Probe(path, Need));
    }

    /// <summary>Goes to the next row.</summary>
    public abstract bool Read();

    /// <summary>The text of a cell of the current row; numbers as invariant text.</summary>
    public abstract string Cell(int column);

    /// <inheritdoc/>
    public abstract void Dispose();

    internal static UnreadableFileException NotAidData(string path, string problem, Exception? inner = null) => new(
        path,
        problem,
        "Name AidData's own file: Global Chinese Development Finance Dataset 3.0 (126 columns, 'AidData Record ID' first) or 2.0 (69 columns, 'AidData TUFF Project ID' first), as xlsx or csv.",
        inner);
}
