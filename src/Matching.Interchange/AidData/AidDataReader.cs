using Matching.Domain;

namespace Matching.Interchange;

/// <summary>
/// Reads AidData's Global Chinese Development Finance Dataset as its publisher gives it: release 3.0 as xlsx or CSV, release 2.0 as xlsx
/// or CSV. <c>docs/aiddata.md</c> says how its records become engagements. Holds nothing open between calls; thread-safe.
/// </summary>
/// <param name="regions">Which countries exist.</param>
/// <param name="sectors">Which sectors exist.</param>
public sealed class AidDataReader(RegionTree regions, SectorTree sectors)
{
    /// <summary>Reads a whole file. Rows are streamed; what is held are the bodies and engagements found in them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="onError">Told of each row that cannot be taken; may throw to stop.</param>
    /// <param name="onRow">Told after each row: rows and bytes of the file read so far.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <exception cref="InterchangeException">The file is missing, damaged, of another format, or lacks a column.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public AidDataContent Read(string path, Action<RowError> onError, Action<long, long>? onRow, CancellationToken cancellationToken)
    {
        using var table = AidDataTable.Open(path);
        var rows = new AidDataRows(table, path, regions, sectors);
        var mapping = new AidDataMapping(regions);
        var rejected = 0;
        var count = 0L;
        while (table.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows.IsBlank)
            {
                continue;
            }

            var (project, error) = rows.Current();
            if (project is not null)
            {
                mapping.Add(project);
            }
            else
            {
                rejected++;
                onError(error!);
            }

            onRow?.Invoke(++count, table.BytesRead);
        }

        return mapping.Finish(rows.Layout, table.Header, rejected);
    }
}
