using CsvHelper;

namespace Matching.Interchange;

/// <summary>Writes one file of the interchange format: UTF-8 without byte order mark, a header, lines ended by LF. Not thread-safe.</summary>
/// <remarks>What it writes, <see cref="InterchangeReader"/> reads back equal, as long as texts are trimmed and on one line.</remarks>
/// <typeparam name="T">What a row describes.</typeparam>
public sealed class InterchangeWriter<T> : IDisposable
    where T : class
{
    private readonly CsvWriter _csv;
    private readonly Action<CsvWriter, T> _write;

    internal InterchangeWriter(Stream stream, IReadOnlyList<string> columns, Action<CsvWriter, T> write)
    {
        _csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" });
        _write = write;
        foreach (var column in columns)
        {
            _csv.WriteField(column);
        }

        _csv.EndRecord();
    }

    /// <summary>Writes one row.</summary>
    /// <exception cref="ArgumentException">An alias holds '|', which parts aliases in the file.</exception>
    public void Write(T row)
    {
        _write(_csv, row);
        _csv.EndRecord();
    }

    /// <summary>Writes rows as they come.</summary>
    public void WriteAll(IEnumerable<T> rows)
    {
        foreach (var row in rows)
        {
            Write(row);
        }
    }

    /// <summary>Writes out what is buffered and closes the stream.</summary>
    public void Dispose() => _csv.Dispose();
}
