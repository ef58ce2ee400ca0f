using System.Text;

namespace Matching.Interchange;

/// <summary>A CSV file as a stream of UTF-8 without byte order mark, from any offset: a reader that lost its place begins again behind it.</summary>
internal sealed class CsvSource
{
    private readonly string _path;
    private readonly Encoding? _encoding;
    private readonly int _markLength;

    private CsvSource(string path, string name, Encoding? encoding, int markLength, long totalBytes)
    {
        _path = path;
        Name = name;
        _encoding = encoding;
        _markLength = markLength;
        TotalBytes = totalBytes;
    }

    /// <summary>The file's name without its folder, for messages about rows.</summary>
    public string Name { get; }

    /// <summary>The path as the caller gave it, for messages about the file.</summary>
    public string Path => _path;

    /// <summary>Size on disk.</summary>
    public long TotalBytes { get; }

    /// <summary>Whether the file is UTF-16, where a broken character arrives as U+FFFD.</summary>
    public bool IsTranscoded => _encoding is not null;

    /// <summary>Looks at the first bytes of a file to learn its encoding.</summary>
    /// <exception cref="MissingFileException">There is no such file.</exception>
    /// <exception cref="UnreadableFileException">The file is of another format, or may not be read.</exception>
    public static CsvSource Probe(string path, string need)
    {
        if (!File.Exists(path))
        {
            throw new MissingFileException(path, need);
        }

        Span<byte> start = stackalloc byte[4];
        try
        {
            using var file = OpenFile(path);
            start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
            var name = System.IO.Path.GetFileName(path);
            return start switch
            {
                [0xEF, 0xBB, 0xBF, ..] => new CsvSource(path, name, null, 3, file.Length),
                [0xFF, 0xFE, 0, 0] or [0, 0, 0xFE, 0xFF] => throw NotCsv(path, "this is UTF-32"),
                [0xFF, 0xFE, ..] => new CsvSource(path, name, Encoding.Unicode, 2, file.Length),
                [0xFE, 0xFF, ..] => new CsvSource(path, name, Encoding.BigEndianUnicode, 2, file.Length),
                [(byte)'P', (byte)'K', 3, 4] => throw NotCsv(path, "this is a zip or xlsx file, not CSV"),
                [_, 0, ..] or [0, _, ..] => throw NotCsv(path, "this looks like UTF-16 without a byte order mark"),
                _ => new CsvSource(path, name, null, 0, file.Length),
            };
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new UnreadableFileException(path, "the file cannot be opened", $"The system says: {exception.Message}", exception);
        }
    }

    /// <summary>Opens the text.</summary>
    /// <param name="offset">Bytes of UTF-8 text to leave out, counted behind the byte order mark.</param>
    /// <param name="file">The file below, whose position tells the progress.</param>
    public Stream OpenText(long offset, out FileStream file)
    {
        file = OpenFile(_path);
        if (_encoding is null)
        {
            file.Seek(_markLength + offset, SeekOrigin.Begin);
            return file;
        }

        file.Seek(_markLength, SeekOrigin.Begin);
        var text = Encoding.CreateTranscodingStream(file, _encoding, Encoding.UTF8);
        Skip(text, offset);
        return text;
    }

    private static void Skip(Stream text, long count)
    {
        var buffer = new byte[64 * 1024];
        while (count > 0)
        {
            var read = text.Read(buffer, 0, (int)Math.Min(buffer.Length, count));
            if (read == 0)
            {
                return;
            }

            count -= read;
        }
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);

    private static UnreadableFileException NotCsv(string path, string problem) =>
        new(path, problem, "Export it as CSV in UTF-8 (or in UTF-16 with a byte order mark).");
}
