using Matching.Domain;

namespace Matching.Interchange;

/// <summary>One open file of the interchange format. Rows are read as they are asked for; memory does not grow with them, but for 16 bytes an id.</summary>
/// <typeparam name="T">What a row describes.</typeparam>
public sealed class InterchangeFile<T> : IDisposable
    where T : class
{
    private readonly CsvRecords _records;
    private readonly RowFields _fields;
    private readonly Func<RowFields, T> _format;
    private readonly IdSet _ids = new();

    internal InterchangeFile(CsvSource source, IReadOnlyList<string> columns, Func<RowFields, T> format, RegionTree regions, SectorTree sectors)
    {
        Path = source.Path;
        Name = source.Name;
        TotalBytes = source.TotalBytes;
        _format = format;
        _records = new CsvRecords(source, string.Join(',', columns));
        try
        {
            var positions = Locate(source.Path, columns, _records.Header);
            _fields = new RowFields(_records, source.Name, positions, columns, regions, sectors);
            IgnoredColumns = [.. _records.Header.Where((_, i) => !positions.Contains(i))];
        }
        catch
        {
            _records.Dispose();
            throw;
        }
    }

    /// <summary>The file as the caller named it.</summary>
    public string Path { get; }

    /// <summary>The file's name without its folder.</summary>
    public string Name { get; }

    /// <summary>Size of the file on disk, in bytes.</summary>
    public long TotalBytes { get; }

    /// <summary>Bytes of the file read so far, from 0 to <see cref="TotalBytes"/>.</summary>
    public long BytesRead => _records.BytesRead;

    /// <summary>Columns the format does not know; they are not read.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; }

    /// <summary>Reads the rows in the order of the file; may be enumerated once.</summary>
    public IEnumerable<InterchangeRow<T>> Rows()
    {
        while (_records.Read())
        {
            yield return Next();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();

    private InterchangeRow<T> Next()
    {
        if (_records.Fault is { } fault)
        {
            return Bad(new RowError(Name, _records.Line, fault.Column, fault.Value, fault.Reason));
        }

        _fields.Begin();
        var value = _format(_fields);
        if (_fields.Error is null)
        {
            var id = _fields.Id(0);
            if (!_ids.Add(id))
            {
                _fields.Fail(0, id, "the id stands twice in this file; an id names one row");
            }
        }

        return _fields.Error is { } error ? Bad(error) : new InterchangeRow<T>(_records.Line, value, null);
    }

    private static InterchangeRow<T> Bad(RowError error) => new(error.Line, null, error);

    private static int[] Locate(string path, IReadOnlyList<string> columns, IReadOnlyList<string> header)
    {
        var twice = header.FirstOrDefault(name => columns.Contains(name) && header.Count(other => other == name) > 1);
        if (twice is not null)
        {
            throw new UnreadableFileException(path, $"the header names the column '{twice}' twice", "Leave one of them.");
        }

        var positions = columns.Select(column => header.ToList().IndexOf(column)).ToArray();
        var missing = columns.Where((_, i) => positions[i] < 0).ToList();
        return missing.Count == 0 ? positions : throw new MissingColumnException(path, missing, columns);
    }
}
