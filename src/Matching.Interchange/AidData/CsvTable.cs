namespace Matching.Interchange;

/// <summary>AidData's file as CSV.</summary>
internal sealed class CsvTable : AidDataTable
{
    /// <summary>A cell of a sheet holds 32,767 characters at most, three bytes each.</summary>
    private const int MaxCellBytes = 128 * 1024;
    private const int MaxRowBytes = 4 * 1024 * 1024;

    private readonly CsvRecords _records;

    public CsvTable(CsvSource source)
    {
        _records = new CsvRecords(source, "those of the published release", MaxCellBytes, MaxRowBytes);
        if (AidDataLayout.Detect(_records.Header) is null)
        {
            _records.Dispose();
            throw NotAidData(source.Path, "the header is of no release of the dataset");
        }
    }

    public override IReadOnlyList<string> Header => _records.Header;

    public override long Line => _records.Line;

    public override (string Column, string Value, string Reason)? Fault => _records.Fault;

    public override long BytesRead => _records.BytesRead;

    public override bool Read() => _records.Read();

    public override string Cell(int column) => _records.GetString(column);

    public override void Dispose() => _records.Dispose();
}
