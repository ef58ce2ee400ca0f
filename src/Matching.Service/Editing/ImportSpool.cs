using Google.Protobuf;
using Matching.V1;

namespace Matching.Service;

/// <summary>
/// The messages of an import, set aside in a temporary file until all of them are there: however many they are, they take no memory. The
/// file is gone when this is disposed, and when the process ends.
/// </summary>
internal sealed class ImportSpool(TimeProvider time) : IDisposable
{
    /// <summary>Most records of one import.</summary>
    public const long MaxRecords = 2_000_000;

    /// <summary>Most bytes of one import: 1 GiB.</summary>
    public const long MaxBytes = 1L << 30;

    private readonly FileStream _file = new(
        Path.Combine(Path.GetTempPath(), $"matching-import-{Guid.CreateVersion7(time.GetUtcNow()):n}"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 64 * 1024,
        });

    /// <summary>Messages added, options included.</summary>
    public long MessagesSeen { get; private set; }

    /// <summary>Records added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a message.</summary>
    /// <exception cref="ImportTooLargeException">It is one too many.</exception>
    public void Add(ImportCatalogRequest message)
    {
        MessagesSeen++;
        if (message.ContentCase == ImportCatalogRequest.ContentOneofCase.Options)
        {
            return;
        }

        if (++Count > MaxRecords)
        {
            throw new ImportTooLargeException($"{MaxRecords:N0} records");
        }

        message.WriteDelimitedTo(_file);
        if (_file.Position > MaxBytes)
        {
            throw new ImportTooLargeException("1 GiB");
        }
    }

    /// <summary>The records in the order in which they were added.</summary>
    public IEnumerable<ImportCatalogRequest> Read()
    {
        _file.Flush();
        _file.Position = 0;
        for (long i = 0; i < Count; i++)
        {
            yield return ImportCatalogRequest.Parser.ParseDelimitedFrom(_file);
        }
    }

    /// <summary>Removes the file.</summary>
    public void Dispose() => _file.Dispose();
}
