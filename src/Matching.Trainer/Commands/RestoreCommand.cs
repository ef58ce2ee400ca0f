using System.CommandLine;
using System.Globalization;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary><c>restore</c>: puts a backup in a store's place.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var backup = new Option<string>("--from") { Description = "The backup.", Required = true, HelpName = "FILE" };
        var database = CommonOptions.Database();
        var force = new Option<bool>("--force")
        {
            Description = $"Replace the store that is there. It is kept as FILE{StoreBackup.ReplacedSuffix} until the next restore. Stop the services first.",
        };
        return new Command("restore", "Checks a backup and puts it in a store's place, whole or not at all.") { backup, database, force }
            .Does((parse, cancellationToken) =>
            {
                BackupResult result;
                using (var display = JobDisplay.Create())
                {
                    result = StoreBackup.Restore(
                        parse.GetRequiredValue(backup), parse.GetRequiredValue(database), parse.GetValue(force), new CopyDisplay("copying the backup", display), cancellationToken);
                }

                var kept = result.Replaced is null ? string.Empty : $" What was there is now {result.Replaced}.";
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored data revision {result.DataRevision}, checked: {result.Path}.{kept}"));
                return ExitCodes.Success;
            });
    }
}
