using Matching.Domain;
using Matching.Interchange;
using Matching.Store;

namespace Matching.Jobs;

/// <summary>One import under way: pumps rows into the store, and counts what becomes of them.</summary>
internal sealed class ImportRun(ImportRejects? rejects, IProgress<ImportProgress>? progress, long bytesTotal, CancellationToken cancellationToken)
{
    private long _bytesBefore;

    /// <summary>What became of the rows, per file.</summary>
    public List<ImportCounts> Counts { get; } = [];

    /// <summary>Puts every row of a file into the store.</summary>
    public void Pump<T>(InterchangeFile<T> file, Func<T, UpsertResult> put)
        where T : class
    {
        var tally = new long[(int)UpsertOutcome.Rejected + 1];
        var rows = 0L;
        Report(file.Name, 0, 0);
        foreach (var row in file.Rows())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var error = row.Error;
            if (row.Value is { } value)
            {
                var result = put(value);
                tally[(int)result.Outcome]++;
                error = result.IsRejected ? Explain(file.Name, row.Line, value, result) : null;
            }
            else
            {
                tally[(int)UpsertOutcome.Rejected]++;
            }

            if (error is not null)
            {
                Reject(error);
            }

            if (++rows % ImportProgress.RowsBetweenReports == 0)
            {
                Report(file.Name, rows, file.BytesRead);
            }
        }

        Count(file.Name, tally, rows);
        Report(file.Name, rows, file.TotalBytes);
        _bytesBefore += file.TotalBytes;
    }

    /// <summary>Puts values that a reader has made of a foreign file into the store.</summary>
    public void PumpAll<T>(string name, IReadOnlyList<T> values, Func<T, UpsertResult> put)
        where T : class
    {
        var tally = new long[(int)UpsertOutcome.Rejected + 1];
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = put(value);
            tally[(int)result.Outcome]++;
            if (result.IsRejected)
            {
                Reject(Explain(name, 0, value, result));
            }
        }

        Count(name, tally, values.Count);
    }

    /// <summary>Writes a bad row down, or stops at it.</summary>
    public void Reject(RowError error)
    {
        if (rejects is null)
        {
            throw new ImportRowException(error);
        }

        rejects.Add(error);
    }

    /// <summary>Says how far a file is.</summary>
    public void Report(string file, long rows, long bytes) => progress?.Report(new ImportProgress(file, rows, _bytesBefore + bytes, bytesTotal));

    private void Count(string name, long[] tally, long rows)
    {
        var counts = new ImportCounts(
            name, tally[(int)UpsertOutcome.Inserted], tally[(int)UpsertOutcome.Updated], tally[(int)UpsertOutcome.Unchanged], tally[(int)UpsertOutcome.Rejected]);
        if (counts.Read != rows)
        {
            throw new InvalidOperationException($"{name}: {rows} rows were read, but {counts.Read} are accounted for. This is a fault of the import.");
        }

        Counts.Add(counts);
    }

    private static RowError Explain(string file, long line, object value, UpsertResult result)
    {
        var offender = (value, result.Column) switch
        {
            (Enterprise enterprise, _) => enterprise.Id.Value,
            (Institution institution, _) => institution.Id.Value,
            (Engagement engagement, "enterprise_id") => engagement.Enterprise.Value,
            (Engagement engagement, "institution_id") => engagement.Institution.Value,
            (Engagement engagement, _) => engagement.Id.Value,
            _ => string.Empty,
        };
        return new RowError(file, line, result.Column ?? string.Empty, offender, result.Reason ?? "the store does not take it");
    }
}
