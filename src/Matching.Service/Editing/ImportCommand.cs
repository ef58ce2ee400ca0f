using Matching.Store;
using Matching.V1;

namespace Matching.Service;

/// <summary>Brings the records of an import into the store in one transaction.</summary>
internal sealed class ImportCommand(MatchingStore store, ServingSignal signal, TimeProvider time)
{
    /// <summary>Violations after which no further record is looked at: more than an error can carry.</summary>
    public const int MaxListed = 100;

    /// <summary>Runs an import.</summary>
    /// <param name="records">Every record, each read without fault before.</param>
    /// <param name="by">Who asks, for the audit log.</param>
    /// <param name="validateOnly">Whether nothing is to be changed.</param>
    /// <param name="cancellation">Checked between two records; then nothing is changed.</param>
    /// <exception cref="InvalidRequestException">The store does not take a record: its id stands twice, or a sector cannot stand in the tree.</exception>
    /// <exception cref="StoreBusyException">Another write goes on.</exception>
    public ImportCatalogResponse Run(ImportSpool records, AuditOrigin by, bool validateOnly, CancellationToken cancellation)
    {
        var fields = new RequestFields();
        var answer = new ImportCatalogResponse { Sectors = new ImportCounts(), Enterprises = new ImportCounts(), Institutions = new ImportCounts() };
        var before = store.DataRevision;
        using var session = store.BeginImport(RepeatedIds.Reject, time, by);
        long number = 0;
        foreach (var message in records.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            var record = ImportRecord.Read(fields, message, number);
            var (result, counts) = record switch
            {
                { Sector: { } sector } => (session.Put(sector), answer.Sectors),
                { Enterprise: { } enterprise } => (session.Put(enterprise), answer.Enterprises),
                { Institution: { } institution } => (session.PutWhole(institution), answer.Institutions),
                _ => throw new InvalidOperationException($"Record {number} was read without fault before and is empty now."),
            };
            Count(fields, $"records[{number++}]", result, counts);
            if (fields.RefusedCount >= MaxListed)
            {
                break;
            }
        }

        fields.ThrowIfRefused();
        cancellation.ThrowIfCancellationRequested();
        if (validateOnly)
        {
            answer.DataRevision = before;
            return answer;
        }

        answer.DataRevision = session.Commit();
        signal.Set();
        return answer;
    }

    private static void Count(RequestFields fields, string path, UpsertResult result, ImportCounts counts)
    {
        switch (result.Outcome)
        {
            case UpsertOutcome.Inserted:
                counts.Inserted++;
                break;
            case UpsertOutcome.Updated:
                counts.Updated++;
                break;
            case UpsertOutcome.Unchanged:
                counts.Unchanged++;
                break;
            default:
                fields.Refuse(path, $"{result.Column}: {result.Reason}");
                break;
        }
    }
}
