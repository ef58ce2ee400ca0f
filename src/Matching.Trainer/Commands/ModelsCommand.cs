using System.CommandLine;
using System.Globalization;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary><c>models</c>: what versions there are, and which one serves.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "Lists, shows, activates, rolls back and checks model versions.")
    {
        List(),
        Show(),
        Activate(),
        Rollback(),
        ModelsCheckCommand.Create(),
    };

    private static Command List()
    {
        var (models, database) = (CommonOptions.Models(), IgnoredDatabase());
        return new Command("list", "Every version, oldest training first; * marks the active one.") { models, database }.Does((parse, _) =>
        {
            var registry = new ModelRegistry(parse.GetRequiredValue(models));
            var current = registry.CurrentVersion();
            var damaged = new List<ModelDamagedException>();
            var versions = registry.List(damaged);
            damaged.ForEach(fault => Console.Error.WriteLine(fault.Message));
            if (versions.Count == 0)
            {
                Console.WriteLine($"No model in {registry.Directory}. Train one: train --db FILE --models {registry.Directory}");
            }

            foreach (var manifest in versions)
            {
                var quality = manifest.Metrics is { } metrics ? metrics.Ndcg.ToString() : "not judged";
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(manifest.Version == current ? '*' : ' ')} {manifest.Version}  trained {manifest.TrainedAt:yyyy-MM-dd HH:mm}Z  {manifest.Trainer}  NDCG@10 {quality}"));
            }

            return ExitCodes.Success;
        });
    }

    private static Command Show()
    {
        var (models, database, version) = (CommonOptions.Models(), IgnoredDatabase(), Version());
        return new Command("show", "The card of a version.") { version, models, database }.Does((parse, _) =>
        {
            Console.WriteLine(new ModelRegistry(parse.GetRequiredValue(models)).ReadCard(parse.GetRequiredValue(version)));
            return ExitCodes.Success;
        });
    }

    private static Command Activate()
    {
        var (models, version) = (CommonOptions.Models(), Version());
        var database = new Option<string?>("--db")
        {
            Description = "The store to judge both recipes on, when the version and the active one were judged on different windows or data.",
            HelpName = "FILE",
        };
        var force = new Option<bool>("--force") { Description = "Activate it whatever the gate says; its manifest and activations.log then say so." };
        return new Command("activate", "Makes a version the active one, unless it does worse than the one that is.") { version, models, database, force }.Does((parse, cancellationToken) =>
        {
            using var store = parse.GetValue(database) is { } file ? MatchingStore.Open(new StoreOptions(file) { ReadOnly = true }) : null;
            var data = store is null ? null : LearningData.LoadForTraining(store);
            GateVerdict verdict;
            using (var progress = JobDisplay.Create())
            {
                var (registry, named) = (new ModelRegistry(parse.GetRequiredValue(models)), parse.GetRequiredValue(version));
                verdict = CommandAudit.Around(
                    parse.GetValue(database), registry, "models activate", named, () => ActivateJob.Run(registry, named, data, parse.GetValue(force), progress, cancellationToken));
            }

            VerdictText.Write(verdict);
            Console.WriteLine($"{parse.GetRequiredValue(version)} is now the active version{(verdict.Passed ? string.Empty : ", against the gate")}; publish writes its pages.");
            return ExitCodes.Success;
        });
    }

    private static Command Rollback()
    {
        var models = CommonOptions.Models();
        var database = new Option<string?>("--db") { Description = "The store whose audit log is told.", HelpName = "FILE" };
        return new Command("rollback", "Goes back to the version that was active before.") { models, database }.Does((parse, _) =>
        {
            var registry = new ModelRegistry(parse.GetRequiredValue(models));
            var version = CommandAudit.Around(parse.GetValue(database), registry, "models rollback", ModelAudit.Unnamed, registry.Rollback);
            Console.WriteLine($"{version} is active again.");
            return ExitCodes.Success;
        });
    }

    private static Argument<string> Version() => new("version") { Description = "The version's name, as models list shows it." };

    /// <summary>Accepted because every command that takes --models is called with --db too; versions live in files alone.</summary>
    private static Option<string?> IgnoredDatabase() => new("--db") { Description = "The store file; not needed, versions live in the models folder.", HelpName = "FILE" };
}
