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
        var most = new Option<int?>("--max-exposure")
        {
            Description = "Most first pages one institution may stand on; default: as many as its scores give it.",
            CustomParser = result => CommonOptions.Parse(result, "--max-exposure", 1, int.MaxValue),
            HelpName = "N",
        };
        var firstPage = CommonOptions.Number(
            "--first-page", "Places at the top of a page that count as its first page.", PublishOptions.DefaultFirstPage, least: 1, PublishOptions.MaxFirstPage);
        return new Command("publish", "Ranks every active query with the active model; a running service takes the pages over at once.") { database, models, most, firstPage }
            .Does((parse, cancellationToken) =>
            {
                using var store = MatchingStore.Open(new StoreOptions(parse.GetRequiredValue(database)) { MustExist = true });
                var started = TimeProvider.System.GetTimestamp();
                PublishResult result;
                using (var progress = JobDisplay.Create())
                {
                    var options = new PublishOptions { MaxExposure = parse.GetValue(most), FirstPage = parse.GetValue(firstPage) };
                    result = PublishJob.Run(store, new ModelRegistry(parse.GetRequiredValue(models)), options, TimeProvider.System, progress, cancellationToken);
                }

                var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Generation {result.Generation.Number}: {result.Generation.PageCount:N0} pages by model {result.Generation.ModelVersion}, {result.Pairs:N0} pairs ranked in {seconds:0.0} s."));
                Console.WriteLine(Exposure(result.Exposure));
                return ExitCodes.Success;
            });
    }

    private static string Exposure(ExposureReport report) => report.Cap is { } cap
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Exposure: at most {cap.MostPages:N0} first pages ({report.FirstPage} places) for one institution; Gini over {report.Candidates:N0} candidates {report.GiniBefore:0.000} before, {report.GiniAfter:0.000} after; most on {report.MostBefore:N0} before, {report.MostAfter:N0} after ({report.BeyondCap:N0} places beyond the cap, for want of others); costs {report.NdcgCost:0.0000} NDCG@10 by the model's own shares.")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Exposure: Gini {report.GiniAfter:0.000} over {report.Candidates:N0} candidates; one institution stands on {report.MostAfter:N0} first pages ({report.FirstPage} places) at most.");
}
