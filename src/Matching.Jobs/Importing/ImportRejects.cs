using Matching.Interchange;

namespace Matching.Jobs;

/// <summary>The file of rejected rows: written beside its place, put there once the import has landed.</summary>
internal sealed class ImportRejects : IDisposable
{
    private readonly string _partial;
    private readonly InterchangeWriter<RowError> _writer;
    private bool _closed;

    public ImportRejects(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _partial = Path + ".partial";
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        _writer = InterchangeWriter.Rejects(File.Create(_partial));
    }

    public string Path { get; }

    public void Add(RowError error) => _writer.Write(error);

    /// <summary>Puts the file in its place.</summary>
    public void Keep()
    {
        Close();
        File.Move(_partial, Path, overwrite: true);
    }

    /// <summary>Removes what was not kept.</summary>
    public void Dispose()
    {
        Close();
        File.Delete(_partial);
    }

    private void Close()
    {
        if (!_closed)
        {
            _closed = true;
            _writer.Dispose();
        }
    }
}
