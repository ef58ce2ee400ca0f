using System.CommandLine;
using Matching.Jobs;
using Matching.Learning;

namespace Matching.Trainer.Commands;

/// <summary><c>backtest</c>: judges the recipe on years it has not seen.</summary>
internal static class BacktestCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var windows = new WindowOptions();
        var extra = new Option<string?>("--extra-candidates") { Description = "Institutions added to the candidates at test time only.", HelpName = "FILE.csv" };
        var rankings = new Option<string?>("--rankings-out") { Description = "Write every candidate of every query with its score.", HelpName = "FILE.csv" };
        var report = new Option<string?>("--report") { Description = "Folder for report.html and the tables as Markdown and JSON.", HelpName = "DIR" };
        var dataNote = CommonOptions.DataNote("for the report");
        var seed = CommonOptions.Seed();
        var seeds = CommonOptions.Number("--seeds", "Models trained for each cut-off, with as many seeds, to show the spread.", value: 1, least: 1, most: 100);
        var trainer = CommonOptions.Trainer();
        var importance = new Option<bool>("--importance") { Description = "Shuffle each feature, to see what the model leans on; seconds to minutes." };
        var curve = new Option<bool>("--learning-curve") { Description = "Also train on parts of the past; five trainings a cut-off." };
        var ablation = new Option<bool>("--ablation") { Description = $"Also train without each part of the features; {Ablation.Parts.Count} trainings a cut-off." };
        var command = new Command("backtest", "Trains on what is before a cut-off and ranks every query after it.");
        data.AddTo(command);
        windows.AddTo(command);
        foreach (var option in new Option[] { extra, rankings, report, dataNote, seed, seeds, trainer, importance, curve, ablation })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (windows.AreSeveral(result) && CommonOptions.IsGiven(result, rankings))
            {
                result.AddError("--rankings-out is of one window: give --cutoff, not --cutoffs.");
            }
        });
        return command.Does((parse, cancellationToken) =>
        {
            var source = data.Load(parse);
            var training = new TrainingOptions { Seed = parse.GetValue(seed), Trainer = CommonOptions.TrainerGiven(parse, trainer) };
            var request = new BacktestRequest(windows.Read(parse, source.Log.LastYear, training))
            {
                Seeds = parse.GetValue(seeds),
                ExtraCandidates = parse.GetValue(extra),
                RankingsOut = parse.GetValue(rankings),
                ReportFolder = parse.GetValue(report),
                Importance = parse.GetValue(importance),
                LearningCurve = parse.GetValue(curve),
                Ablation = parse.GetValue(ablation),
                DataNote = CommonOptions.DataNoteGiven(parse, dataNote),
            };
            BacktestResult result;
            using (var progress = JobDisplay.Create())
            {
                result = BacktestJob.Run(source, request, progress, cancellationToken);
            }

            Console.Write(BacktestMarkdown.Of(result));
            return ExitCodes.Success;
        });
    }
}
