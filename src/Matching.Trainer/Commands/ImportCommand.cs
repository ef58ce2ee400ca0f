using System.CommandLine;
using Matching.Jobs;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary><c>import</c>: brings files into a store, whole or not at all.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database();
        var data = new Option<string?>("--data") { Description = "An interchange folder: enterprises.csv, institutions.csv, engagements.csv.", HelpName = "DIR" };
        var aidData = new Option<string?>("--aiddata") { Description = "AidData's own file, release 2.0 or 3.0, xlsx or CSV.", HelpName = "FILE" };
        var onError = new Option<string>("--on-error") { Description = "At a bad row: stop and import nothing, or skip it and write it to the file of rejects.", DefaultValueFactory = _ => "stop" };
        onError.AcceptOnlyFromAmong("stop", "skip");
        var rejects = new Option<string?>("--rejects") { Description = "Where skipped rows are written; default: the store file's name with .rejects.csv.", HelpName = "FILE.csv" };
        var command = new Command("import", "Brings files into a store in one transaction; importing the same again changes nothing.") { database, data, aidData, onError, rejects };
        command.Validators.Add(result =>
        {
            if (CommonOptions.IsGiven(result, data) == CommonOptions.IsGiven(result, aidData))
            {
                result.AddError("Give either --data DIR or --aiddata FILE.");
            }
        });
        return command.Does((parse, cancellationToken) =>
        {
            var request = (parse.GetValue(data) is { } folder ? ImportRequest.FromFolder(folder) : ImportRequest.FromAidData(parse.GetValue(aidData)!)) with
            {
                OnError = parse.GetValue(onError) == "skip" ? ImportErrorPolicy.Skip : ImportErrorPolicy.Stop,
                RejectsPath = parse.GetValue(rejects),
            };
            var result = Import(parse.GetRequiredValue(database), request, cancellationToken);
            Show(result);
            return ExitCodes.Success;
        });
    }

    /// <summary>Imports; when that fails on a store this command has just made, the store goes again, so that nothing is left behind.</summary>
    private static ImportResult Import(string database, ImportRequest request, CancellationToken cancellationToken)
    {
        var isNew = !File.Exists(database);
        try
        {
            using var store = MatchingStore.Open(new StoreOptions(database));
            using var progress = JobDisplay.Create();
            return ImportJob.Run(store, request, progress, cancellationToken);
        }
        catch when (isNew && File.Exists(database))
        {
            RemoveIfEmpty(database);
            throw;
        }
    }

    private static void RemoveIfEmpty(string database)
    {
        try
        {
            using (var store = MatchingStore.Open(new StoreOptions(database) { ReadOnly = true }))
            {
                if (store.DataRevision > 0)
                {
                    return;
                }
            }

            foreach (var suffix in new[] { "-wal", "-shm", string.Empty })
            {
                File.Delete(database + suffix);
            }
        }
        catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException)
        {
            // Somebody else uses it already: then it is theirs.
        }
    }

    private static void Show(ImportResult result)
    {
        foreach (var note in result.Notes)
        {
            Console.Error.WriteLine(note);
        }

        foreach (var count in result.Counts)
        {
            Console.WriteLine($"{count.File}: {count.Read:N0} read = {count.Imported:N0} imported + {count.Unchanged:N0} unchanged + {count.Rejected:N0} rejected");
        }

        if (result.AidData is { } summary)
        {
            Console.WriteLine(summary);
        }

        if (result.Rejected > 0)
        {
            Console.WriteLine($"Rejected rows, each with its reason: {result.RejectsPath}");
        }
    }
}
