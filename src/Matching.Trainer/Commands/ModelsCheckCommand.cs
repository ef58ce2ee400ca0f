using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary><c>models check</c>: do today's queries still look like those the model learnt from?</summary>
internal static class ModelsCheckCommand
{
    private const int ColumnsShown = 8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create()
    {
        var (database, models) = (CommonOptions.Database(), CommonOptions.Models());
        var version = new Option<string?>("--model") { Description = "The version to check; default: the active one.", HelpName = "V" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document with every figure." };
        return new Command("check", "Compares recent queries with those of training; exit code 1 says to retrain.") { database, models, version, json }
            .Does((parse, cancellationToken) =>
            {
                using var store = MatchingStore.Open(new StoreOptions(parse.GetRequiredValue(database)) { ReadOnly = true });
                DriftReport report;
                using (var progress = JobDisplay.Create())
                {
                    report = DriftJob.Run(store, new ModelRegistry(parse.GetRequiredValue(models)), parse.GetValue(version), progress, cancellationToken);
                }

                if (parse.GetValue(json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(report, Json));
                }
                else
                {
                    Write(report);
                }

                return report.ShouldRetrain ? ExitCodes.Failed : ExitCodes.Success;
            });
    }

    private static void Write(DriftReport report)
    {
        Console.WriteLine(
            $"Model {report.Version}: {report.EngagementQueries} queries answered by engagements since {report.AsOfYear}, {report.EventQueries} that events were recorded for.");
        if (!report.IsEnough)
        {
            Console.WriteLine($"Too few to say anything: {DriftReport.MinimumQueries} are needed.");
            return;
        }

        foreach (var rate in report.Rates)
        {
            Console.WriteLine($"  {rate.Name}: {rate.Then} at training, {rate.Recent} now  {Word(rate.Level)}");
        }

        foreach (var column in report.Columns.Take(ColumnsShown))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {column.Name}: PSI {column.Index:0.000} (chance alone: up to {column.Noise:0.000})  {Word(column.Level)}"));
        }

        if (report.Columns.Count > ColumnsShown)
        {
            Console.WriteLine($"  … and {report.Columns.Count - ColumnsShown} columns that moved less.");
        }

        Console.WriteLine(report.Level switch
        {
            DriftLevel.Major => "Retrain: what is asked now is not what the model learnt from.",
            DriftLevel.Moderate => "No need to retrain yet; watch what moved.",
            _ => "No need to retrain.",
        });
    }

    private static string Word(DriftLevel level) => level switch
    {
        DriftLevel.Major => "moved far",
        DriftLevel.Moderate => "moved somewhat",
        _ => "steady",
    };
}
