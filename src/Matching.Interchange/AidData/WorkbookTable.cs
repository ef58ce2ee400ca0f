using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Matching.Interchange;

/// <summary>AidData's file as xlsx: the first sheet whose header is of a known release.</summary>
internal sealed class WorkbookTable : AidDataTable
{
    /// <summary>Most bytes a workbook may unpack to. One of the size of the full 3.0 release unpacks to about 90 MB.</summary>
    public const long MaxUnpackedBytes = 512L << 20;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly IExcelDataReader _reader;
    private long _line = 1;

    // The reader's settings name code page 1252, which .NET knows only once asked to.
    static WorkbookTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public WorkbookTable(string path, long maxUnpackedBytes = MaxUnpackedBytes)
    {
        _path = path;
        _file = File.OpenRead(path);
        try
        {
            CheckPackage(path, maxUnpackedBytes);
            _reader = Guard(() => ExcelReaderFactory.CreateOpenXmlReader(_file));
            Header = Guard(FindSheet) ?? throw NotAidData(path, $"no sheet has the header of a known release (sheets: {string.Join(", ", SheetNames())})");
        }
        catch
        {
            _reader?.Dispose();
            _file.Dispose();
            throw;
        }
    }

    public override IReadOnlyList<string> Header { get; }

    public override long Line => _line;

    public override (string Column, string Value, string Reason)? Fault => null;

    public override long BytesRead => _file.CanRead ? _file.Position : 0;

    public static bool IsZip(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start.SequenceEqual("PK\x03\x04"u8);
    }

    public override bool Read()
    {
        _line++;
        return Guard(_reader.Read);
    }

    public override string Cell(int column) => Text(column < _reader.FieldCount ? _reader.GetValue(column) : null);

    public override void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private string[]? FindSheet()
    {
        do
        {
            if (_reader.Read())
            {
                var header = Enumerable.Range(0, _reader.FieldCount).Select(i => Text(_reader.GetValue(i)).Trim()).ToArray();
                if (AidDataLayout.Detect(header) is not null)
                {
                    return header;
                }
            }
        }
        while (_reader.NextResult());
        return null;
    }

    private List<string> SheetNames()
    {
        var names = new List<string>();
        _reader.Reset();
        do
        {
            names.Add(_reader.Name);
        }
        while (_reader.NextResult());
        return names;
    }

    /// <summary>Unpacks every part once, counting: what a zip says of its sizes may be a lie.</summary>
    private static void CheckPackage(string path, long maxUnpackedBytes)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (zip.GetEntry("xl/workbook.xml") is null)
            {
                throw NotAidData(path, "this zip is not an xlsx workbook (it holds no xl/workbook.xml)");
            }

            var buffer = new byte[128 * 1024];
            var total = 0L;
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                for (int read; (read = part.Read(buffer)) > 0;)
                {
                    total += read;
                    if (total > maxUnpackedBytes)
                    {
                        throw new UnreadableFileException(
                            path,
                            $"the workbook unpacks to more than {maxUnpackedBytes:N0} bytes",
                            "AidData's releases stay far below that: download the file anew, or save the sheet as CSV and import that.");
                    }
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(path, exception);
        }
    }

    private T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ExcelReaderException or XmlException or InvalidDataException or EndOfStreamException or FormatException
            or NullReferenceException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            // The reader of workbooks has no one exception for a workbook that contradicts itself.
            throw Damaged(_path, exception);
        }
    }

    private static UnreadableFileException Damaged(string path, Exception exception) =>
        new(path, $"the workbook is damaged or cut short ({exception.Message.TrimEnd('.')})", "Download it anew.", exception);

    private static string Text(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
