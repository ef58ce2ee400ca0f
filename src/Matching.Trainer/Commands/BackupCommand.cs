using System.CommandLine;
using System.Globalization;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary><c>backup</c>: copies a store into one file while services go on using it.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database();
        var target = new Option<string>("--out") { Description = "The backup, one file.", Required = true, HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Replace an earlier backup." };
        return new Command("backup", "Copies one moment of a store into a file, beside whoever uses the store, and checks the copy.") { database, target, force }
            .Does((parse, cancellationToken) =>
            {
                BackupResult result;
                using (var display = JobDisplay.Create())
                {
                    result = StoreBackup.Backup(
                        parse.GetRequiredValue(database), parse.GetRequiredValue(target), parse.GetValue(force), new CopyDisplay("copying the store", display), cancellationToken);
                }

                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"Backed up data revision {result.DataRevision}, checked, {result.Bytes:N0} bytes: {result.Path}"));
                return ExitCodes.Success;
            });
    }
}
