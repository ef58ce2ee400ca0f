using System.CommandLine;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Trainer.Commands;

/// <summary><c>backtest</c>: judges the recipe on years it has not seen.</summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var database = new Option<string?>("--db") { Description = "The store file.", HelpName = "FILE" };
        var data = new Option<string?>("--data") { Description = "An interchange folder instead of a store.", HelpName = "DIR" };
        var cutoff = CommonOptions.Year("--cutoff", "History before this year, queries from it on.", required: true);
        var until = CommonOptions.Year("--until", "Last year of the queries; default: the last year of the data.");
        var frozen = new Option<bool>("--frozen") { Description = "History stays as it was at the cut-off; otherwise each query sees the years before its own." };
        var regionLevel = new Option<bool>("--region-level") { Description = "Candidates are all institutions of the country's M49 subregion." };
        var extra = new Option<string?>("--extra-candidates") { Description = "Institutions added to the candidates at test time only.", HelpName = "FILE.csv" };
        var rankings = new Option<string?>("--rankings-out") { Description = "Write every candidate of every query with its score.", HelpName = "FILE.csv" };
        var report = new Option<string?>("--report") { Description = "Folder for the tables as Markdown and JSON.", HelpName = "DIR" };
        var seed = CommonOptions.Seed();
        var trainer = new Option<string>("--trainer") { Description = "What grows the trees.", DefaultValueFactory = _ => "lightgbm" };
        trainer.AcceptOnlyFromAmong("lightgbm", "fasttree");
        var command = new Command("backtest", "Trains on what is before a cut-off and ranks every query after it.")
        {
            database, data, cutoff, until, frozen, regionLevel, extra, rankings, report, seed, trainer,
        };
        command.Validators.Add(result =>
        {
            if (CommonOptions.IsGiven(result, database) == CommonOptions.IsGiven(result, data))
            {
                result.AddError("Give either --db FILE or --data DIR.");
            }

            if (CommonOptions.YearGiven(result, until) < CommonOptions.YearGiven(result, cutoff))
            {
                result.AddError("--until lies before --cutoff: queries are asked from the cut-off on.");
            }
        });
        return command.Does((parse, cancellationToken) =>
        {
            var source = Load(parse.GetValue(database), parse.GetValue(data));
            var training = new TrainingOptions
            {
                Seed = parse.GetValue(seed),
                Trainer = parse.GetValue(trainer) == "fasttree" ? TreeTrainer.FastTree : TreeTrainer.LightGbm,
            };
            var options = new BacktestOptions(parse.GetValue(cutoff)!.Value, parse.GetValue(until) ?? source.Log.LastYear)
            {
                Frozen = parse.GetValue(frozen),
                RegionLevel = parse.GetValue(regionLevel),
                Training = training,
            };
            var request = new BacktestRequest(options)
            {
                ExtraCandidates = parse.GetValue(extra),
                RankingsOut = parse.GetValue(rankings),
                ReportFolder = parse.GetValue(report),
            };
            BacktestResult result;
            using (var progress = JobDisplay.Create())
            {
                result = BacktestJob.Run(source, request, progress, cancellationToken);
            }

            Console.Write(BacktestFiles.Markdown(result));
            return ExitCodes.Success;
        });
    }

    private static LearningData Load(string? database, string? folder)
    {
        if (folder is not null)
        {
            return LearningData.Load(folder);
        }

        using var store = MatchingStore.Open(new StoreOptions(database!) { ReadOnly = true });
        return LearningData.Load(store);
    }
}
