using System.CommandLine;
using System.Globalization;
using Google.Protobuf;
using Matching.Store;

namespace Matching.Service;

/// <summary><c>audit export | verify</c>: the audit log of a store, also while services run on it.</summary>
internal static class AuditCommand
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    /// <summary>Makes the command.</summary>
    /// <param name="output">Where lines and verdicts go.</param>
    /// <param name="error">Where faults go.</param>
    public static Command Create(TextWriter output, TextWriter error) =>
        new("audit", "Exports and verifies the audit log of a store.") { Export(output, error), Verify(output, error) };

    private static Command Export(TextWriter output, TextWriter error)
    {
        var db = StoreCommand.Database();
        var after = new Option<long>("--after") { Description = "Only lines after this number: those exported before.", HelpName = "N" };
        var command = new Command("export", "Prints the log, one JSON object on each line, oldest first.") { db, after };
        command.SetAction(parsed => StoreCommand.Run(parsed.GetValue(db), new StoreOptions(string.Empty) { ReadOnly = true }, error, store =>
        {
            foreach (var entry in store.Audit.Read(parsed.GetValue(after)))
            {
                output.WriteLine(Json.Format(entry.ToMessage()));
            }

            return ServiceCommandLine.Ok;
        }));
        return command;
    }

    private static Command Verify(TextWriter output, TextWriter error)
    {
        var db = StoreCommand.Database();
        var expect = new Option<string?>("--expect") { Description = "A line known from before, as verify printed it: N:HASH. Shows a log whose end was cut off and written anew.", HelpName = "N:HASH" };
        var command = new Command("verify", "Goes through the whole log; exit code 1 names the first line that is not as it was written.") { db, expect };
        command.SetAction(parsed => StoreCommand.Run(parsed.GetValue(db), new StoreOptions(string.Empty) { ReadOnly = true }, error, store =>
        {
            var verdict = store.Audit.Verify();
            var fault = verdict.Fault ?? (parsed.GetValue(expect) is { } known ? Missing(store, known) : null);
            if (fault is not null)
            {
                error.WriteLine($"The audit log was tampered with: {fault}");
                return ServiceCommandLine.CannotStart;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdict.Count} entries, all as they were written. The last: {verdict.Count}:{Convert.ToHexStringLower(verdict.Head)}"));
            return ServiceCommandLine.Ok;
        }));
        return command;
    }

    private static string? Missing(MatchingStore store, string known)
    {
        if (known.Split(':') is not [var number, var hash] || !long.TryParse(number, CultureInfo.InvariantCulture, out var place))
        {
            return $"'{known}' is not N:HASH as verify prints it.";
        }

        return place == 0 || store.Audit.Read(place - 1).FirstOrDefault() is { } entry && entry.Number == place && Convert.ToHexStringLower(entry.Hash) == hash
            ? null
            : $"entry {place} is not the one that was there.";
    }
}
