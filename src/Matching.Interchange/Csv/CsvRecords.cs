using System.Text.Unicode;
using CsvHelper;

namespace Matching.Interchange;

/// <summary>
/// The records of one CSV file. A record that breaks the rules is handed out with its <see cref="Fault"/>, and reading goes on at the
/// next line of the file: one lost quote costs one row, not the rest of the file, and no record is ever held beyond
/// <see cref="InterchangeFormat.MaxRowBytes"/>.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    private static ReadOnlySpan<byte> ReplacementCharacter => [0xEF, 0xBF, 0xBD];

    private readonly CsvSource _source;
    private readonly int _maxFieldBytes;
    private readonly int _maxRowBytes;
    private CsvReader _csv = null!;
    private FileStream _file = null!;
    private long _baseOffset;
    private long _baseLine;
    private CsvMalformedReason? _malformed;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="UnreadableFileException">The file has no header that can be read.</exception>
    public CsvRecords(CsvSource source, string expectedHeader, int maxFieldBytes = InterchangeFormat.MaxFieldBytes, int maxRowBytes = InterchangeFormat.MaxRowBytes)
    {
        _source = source;
        _maxFieldBytes = maxFieldBytes;
        _maxRowBytes = maxRowBytes;
        Open(0, 0);
        var remedy = $"Its first row must name the columns: {expectedHeader}.";
        try
        {
            if (!Advance(out var fault) || fault is not null || _malformed is not null)
            {
                throw new UnreadableFileException(source.Path, fault ?? (_malformed is null ? "the file is empty" : "the header has broken quotes"), remedy);
            }

            Check();
            if (Fault is not null)
            {
                throw new UnreadableFileException(source.Path, "the header is not text", remedy);
            }

            Header = [.. Enumerable.Range(0, _csv.FieldCount).Select(i => _csv.GetString(i).Trim())];
        }
        catch
        {
            _csv.Dispose();
            throw;
        }
    }

    /// <summary>The names in the first row, trimmed.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The line on which the current record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the current record as a whole, or null. When it is not null the record's fields may not be read.</summary>
    public (string Column, string Value, string Reason)? Fault { get; private set; }

    /// <summary>Bytes of the file read so far.</summary>
    public long BytesRead => _file.CanRead ? _file.Position : _source.TotalBytes;

    /// <summary>Goes to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read()
    {
        if (!Advance(out var fault))
        {
            return false;
        }

        if (fault is not null)
        {
            Fault = (string.Empty, string.Empty, fault);
            return true;
        }

        Check();
        return true;
    }

    /// <summary>The text of a field of the current record, as it stands.</summary>
    public string GetString(int field) => _csv.GetString(field);

    /// <summary>The bytes of a field of the current record; valid until the next read.</summary>
    public ReadOnlySpan<byte> GetUtf8(int field) => _csv.GetSpan(field);

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private bool Advance(out string? fault)
    {
        Fault = null;
        _malformed = null;
        fault = null;
        try
        {
            if (!_csv.Read())
            {
                return false;
            }

            Line = _baseLine + _csv.LineNumber;
            if (_malformed is { } reason)
            {
                fault = CsvFaults.Describe(reason);
                if (_csv.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0 || reason == CsvMalformedReason.UnterminatedQuote)
                {
                    ResumeBehindLine(_csv.ByteOffset);
                }
            }
        }
        catch (CsvFormatException exception)
        {
            // With nothing set to throw, the one cause left is a record larger than the limit.
            Line = _baseLine + exception.LineNumber;
            fault = CsvFaults.TooLong(_maxRowBytes, _maxFieldBytes);
            ResumeBehindLine(exception.ByteOffset);
        }

        return true;
    }

    private void Check()
    {
        var raw = _csv.RawRecord;
        if (!Utf8.IsValid(raw))
        {
            Fault = (string.Empty, string.Empty, "the row is not valid UTF-8; export the file in UTF-8, or in UTF-16 with a byte order mark");
        }
        else if (_source.IsTranscoded && raw.IndexOf(ReplacementCharacter) >= 0)
        {
            Fault = (string.Empty, string.Empty, "the row holds half a UTF-16 character");
        }
        else if (Header is not null && _csv.FieldCount != Header.Count)
        {
            Fault = (string.Empty, string.Empty, $"the row has {_csv.FieldCount} fields where the header has {Header.Count}");
        }
        else if (raw.Length > _maxFieldBytes || raw.IndexOfAnyInRange((byte)0, (byte)0x1f) >= 0)
        {
            CheckFields();
        }
    }

    private void CheckFields()
    {
        for (var i = 0; i < _csv.FieldCount; i++)
        {
            var field = _csv.GetSpan(i);
            var column = Header?[i] ?? string.Empty;
            if (field.Length > _maxFieldBytes)
            {
                Fault = (column, RowError.Shorten(_csv.GetString(i)), $"the field has {field.Length:N0} bytes; at most {_maxFieldBytes:N0} are allowed");
                return;
            }

            foreach (var b in field)
            {
                if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                {
                    var shown = string.Concat(_csv.GetString(i).Select(c => char.IsControl(c) ? '\uFFFD' : c));
                    Fault = (column, RowError.Shorten(shown), $"the field holds the control character U+{b:X4}; only tab and line breaks are allowed");
                    return;
                }
            }
        }
    }

    private void ResumeBehindLine(long recordOffset)
    {
        var lineBreak = FindLineBreak(_baseOffset + recordOffset);
        var line = Line;
        _csv.Dispose();

        // From the line break on, not from behind it: the reader takes an empty line for nothing, but a line that begins like a byte
        // order mark for a change of encoding.
        Open(lineBreak, line - 1);
    }

    /// <summary>The offset of the last byte of the line break that ends the line of <paramref name="offset"/>; the end of the file if there is none.</summary>
    private long FindLineBreak(long offset)
    {
        using var text = _source.OpenText(offset, out _);
        var buffer = new byte[64 * 1024];
        for (int read; (read = text.Read(buffer)) > 0; offset += read)
        {
            var found = buffer.AsSpan(0, read).IndexOfAny((byte)'\n', (byte)'\r');
            if (found >= 0)
            {
                var next = found + 1 < read ? buffer[found + 1] : text.ReadByte();
                return offset + found + (buffer[found] == (byte)'\r' && next == '\n' ? 1 : 0);
            }
        }

        return offset;
    }

    private void Open(long offset, long linesBefore)
    {
        _baseOffset = offset;
        _baseLine = linesBefore;
        _csv = CsvReader.Create(
            _source.OpenText(offset, out _file),
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                TrackLineNumbers = true,
                MaxRecordSize = _maxRowBytes,
                MissingField = CsvMissingFieldHandling.Throw,
                OnMalformedRecord = record => _malformed ??= record.Reason,
            });
    }
}
