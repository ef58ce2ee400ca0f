namespace Matching.Jobs;

/// <summary>How far an import is. Reported at the beginning and end of each file and every <see cref="RowsBetweenReports"/> rows.</summary>
/// <param name="File">The file being read, without its folder.</param>
/// <param name="Rows">Rows of this file read so far.</param>
/// <param name="BytesDone">Bytes read so far, of all files.</param>
/// <param name="BytesTotal">Bytes of all files.</param>
public sealed record ImportProgress(string File, long Rows, long BytesDone, long BytesTotal)
{
    /// <summary>Rows between two reports.</summary>
    public const int RowsBetweenReports = 10_000;
}
