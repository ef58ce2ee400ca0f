using System.CommandLine;
using System.Globalization;
using Matching.Learning;

namespace Matching.Trainer.Commands;

/// <summary><c>models</c>: what versions there are, and which one serves.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "Lists, shows, activates and rolls back model versions.")
    {
        List(),
        Show(),
        Activate(),
        Rollback(),
    };

    private static Command List()
    {
        var (models, database) = (CommonOptions.Models(), IgnoredDatabase());
        return new Command("list", "Every version, oldest training first; * marks the active one.") { models, database }.Does((parse, _) =>
        {
            var registry = new ModelRegistry(parse.GetRequiredValue(models));
            var current = registry.CurrentVersion();
            var versions = registry.List();
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
        var (models, database, version) = (CommonOptions.Models(), IgnoredDatabase(), Version());
        return new Command("activate", "Makes a version the active one.") { version, models, database }.Does((parse, _) =>
        {
            new ModelRegistry(parse.GetRequiredValue(models)).Activate(parse.GetRequiredValue(version));
            Console.WriteLine($"{parse.GetRequiredValue(version)} is now the active version; publish writes its pages.");
            return ExitCodes.Success;
        });
    }

    private static Command Rollback()
    {
        var (models, database) = (CommonOptions.Models(), IgnoredDatabase());
        return new Command("rollback", "Goes back to the version that was active before.") { models, database }.Does((parse, _) =>
        {
            var version = new ModelRegistry(parse.GetRequiredValue(models)).Rollback();
            Console.WriteLine($"{version} is active again.");
            return ExitCodes.Success;
        });
    }

    private static Argument<string> Version() => new("version") { Description = "The version's name, as models list shows it." };

    /// <summary>Accepted because every command that takes --models is called with --db too; versions live in files alone.</summary>
    private static Option<string?> IgnoredDatabase() => new("--db") { Description = "The store file; not needed, versions live in the models folder.", HelpName = "FILE" };
}
