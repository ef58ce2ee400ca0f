namespace Matching.Interchange;

/// <summary>Writes a <see cref="SampleWorld"/> as an interchange folder: enterprises.csv, institutions.csv, engagements.csv.</summary>
public static class SampleWriter
{
    private const int ReportEvery = 20_000;

    private static readonly string[] Files = [InterchangeFormat.EnterprisesFile, InterchangeFormat.InstitutionsFile, InterchangeFormat.EngagementsFile];

    /// <summary>
    /// Writes the three files beside the folder and renames them into place as one, so that a half-written folder is never seen under its name.
    /// An earlier sample there is replaced, an empty folder filled.
    /// </summary>
    /// <param name="world">What to write.</param>
    /// <param name="folder">Where to; made when absent, with the folders above it.</param>
    /// <param name="progress">Told about every 20,000 rows and the end of each file; may be null.</param>
    /// <param name="cancellationToken">Stops the writing; what was written so far is removed.</param>
    /// <exception cref="SampleFolderException">The folder holds something that is not a sample.</exception>
    /// <exception cref="IOException">The disk is full, or the place cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was stopped.</exception>
    public static void Write(SampleWorld world, string folder, IProgress<SampleProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        CheckTarget(target);
        var aside = $"{target}.{Environment.ProcessId}.partial";
        Directory.CreateDirectory(aside);
        try
        {
            var report = new Reporter(progress, cancellationToken);
            WriteFile(aside, Files[0], InterchangeWriter.Enterprises, world.Enterprises(), world.Options.Enterprises, report);
            WriteFile(aside, Files[1], InterchangeWriter.Institutions, world.Institutions(), world.Options.Institutions, report);
            WriteFile(aside, Files[2], InterchangeWriter.Engagements, world.Engagements(), world.Options.Engagements, report);
            CheckTarget(target);
            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(aside, target);
        }
        catch
        {
            Directory.Delete(aside, recursive: true);
            throw;
        }
    }

    private static void CheckTarget(string target)
    {
        if (File.Exists(target))
        {
            throw new SampleFolderException(target, Path.GetFileName(target));
        }

        if (Directory.Exists(target)
            && Directory.EnumerateFileSystemEntries(target).Select(Path.GetFileName).FirstOrDefault(name => !Files.Contains(name, StringComparer.Ordinal)) is { } foreign)
        {
            throw new SampleFolderException(target, foreign);
        }
    }

    private static void WriteFile<T>(string folder, string file, Func<Stream, InterchangeWriter<T>> open, IEnumerable<T> rows, long total, Reporter report)
        where T : class
    {
        using var writer = open(File.Create(Path.Combine(folder, file), 1 << 16));
        var written = 0L;
        foreach (var row in rows)
        {
            writer.Write(row);
            if (++written % ReportEvery == 0)
            {
                report.Say(file, written, total);
            }
        }

        if (written % ReportEvery != 0 || written == 0)
        {
            report.Say(file, written, total);
        }
    }

    private sealed class Reporter(IProgress<SampleProgress>? progress, CancellationToken cancellationToken)
    {
        public void Say(string file, long rows, long total)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new SampleProgress(file, rows, total));
        }
    }
}
