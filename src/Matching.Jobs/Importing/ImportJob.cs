using Matching.Domain;
using Matching.Interchange;
using Matching.Store;

namespace Matching.Jobs;

/// <summary>
/// Brings files into the store in one transaction: the whole import lands or nothing of it, also when it is cancelled or the process is
/// killed. Importing the same again changes nothing.
/// </summary>
public static class ImportJob
{
    /// <summary>Runs an import on the calling thread.</summary>
    /// <param name="store">Where to. Readers go on with the state before the import until it has landed.</param>
    /// <param name="request">What to import.</param>
    /// <param name="progress">Told how far it is, on the calling thread or wherever it posts to; may be null.</param>
    /// <param name="cancellationToken">Checked between two rows.</param>
    /// <exception cref="InterchangeException">A file is missing, damaged, of another format, or lacks a column.</exception>
    /// <exception cref="ImportRowException">A row is bad and <see cref="ImportRequest.OnError"/> is to stop.</exception>
    /// <exception cref="StoreException">The store is busy, read-only or full.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ImportResult Run(MatchingStore store, ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        using var rejects = request.OnError == ImportErrorPolicy.Skip ? new ImportRejects(request.RejectsPath ?? store.Path + ".rejects.csv") : null;
        var result = request.DataFolder is { } folder
            ? ImportFolder(store, folder, rejects, progress, cancellationToken)
            : ImportAidData(store, request.AidDataFile!, rejects, progress, cancellationToken);
        rejects?.Keep();
        return result;
    }

    private static ImportResult ImportFolder(
        MatchingStore store, string folder, ImportRejects? rejects, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        // All three headers are read before the writer's lock is taken: a wrong folder disturbs nobody.
        var reader = new InterchangeReader(RegionTree.Default, store.Catalogue.Sectors());
        using var enterprises = reader.OpenEnterprises(Path.Combine(folder, InterchangeFormat.EnterprisesFile));
        using var institutions = reader.OpenInstitutions(Path.Combine(folder, InterchangeFormat.InstitutionsFile));
        using var engagements = reader.OpenEngagements(Path.Combine(folder, InterchangeFormat.EngagementsFile));

        using var session = store.BeginImport();
        var run = new ImportRun(rejects, progress, enterprises.TotalBytes + institutions.TotalBytes + engagements.TotalBytes, cancellationToken);
        run.Pump(enterprises, session.Put);
        run.Pump(institutions, session.Put);
        run.Pump(engagements, session.Put);
        cancellationToken.ThrowIfCancellationRequested();
        return new ImportResult(
            run.Counts,
            session.Commit(),
            rejects?.Path,
            [.. Ignored(enterprises.Name, enterprises.IgnoredColumns), .. Ignored(institutions.Name, institutions.IgnoredColumns), .. Ignored(engagements.Name, engagements.IgnoredColumns)],
            AidData: null);
    }

    private static ImportResult ImportAidData(
        MatchingStore store, string file, ImportRejects? rejects, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);
        var size = File.Exists(file) ? new FileInfo(file).Length : 0;
        var run = new ImportRun(rejects, progress, size, cancellationToken);
        var rows = 0L;
        run.Report(name, 0, 0);
        var content = new AidDataReader(RegionTree.Default, SectorTree.Default).Read(
            file,
            run.Reject,
            (count, bytes) =>
            {
                rows = count;
                if (count % (ImportProgress.RowsBetweenReports / 10) == 0)
                {
                    run.Report(name, count, Math.Min(bytes, size));
                }
            },
            cancellationToken);

        // The file is read before the writer's lock is taken.
        using var session = store.BeginImport();
        run.PumpAll("enterprises", content.Enterprises, value => session.Put(KnownNames.Keep(value, store.Catalogue.FindEnterprise(value.Id))));
        run.PumpAll("institutions", content.Institutions, value => session.Put(KnownNames.Keep(value, store.Catalogue.FindInstitution(value.Id))));
        run.PumpAll("engagements", content.Engagements, session.Put);
        cancellationToken.ThrowIfCancellationRequested();
        var revision = session.Commit();
        run.Report(name, rows, size);
        return new ImportResult(
            run.Counts,
            revision,
            rejects?.Path,
            [.. Ignored(name, content.Summary.UnknownColumns), .. content.Summary.MissingColumns.Select(column => $"{name}: the column '{column}' of the published release is missing; it is not needed")],
            content.Summary);
    }

    private static IEnumerable<string> Ignored(string file, IEnumerable<string> columns) =>
        columns.Select(column => $"{file}: the column '{column}' is not part of the format and was ignored");
}
