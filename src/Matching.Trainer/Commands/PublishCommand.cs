using System.CommandLine;
using System.Globalization;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary><c>publish</c>: writes the tops of the rankings of every active query as a new generation.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var (database, models) = (CommonOptions.Database(), CommonOptions.Models());
        return new Command("publish", "Ranks every active query with the active model; a running service takes the pages over at once.") { database, models }
            .Does((parse, cancellationToken) =>
            {
                using var store = MatchingStore.Open(new StoreOptions(parse.GetRequiredValue(database)) { MustExist = true });
                var started = TimeProvider.System.GetTimestamp();
                PublishResult result;
                using (var progress = JobDisplay.Create())
                {
                    result = PublishJob.Run(store, new ModelRegistry(parse.GetRequiredValue(models)), TimeProvider.System, progress, cancellationToken);
                }

                var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Generation {result.Generation.Number}: {result.Generation.PageCount:N0} pages by model {result.Generation.ModelVersion}, {result.Pairs:N0} pairs ranked in {seconds:0.0} s."));
                return ExitCodes.Success;
            });
    }
}
