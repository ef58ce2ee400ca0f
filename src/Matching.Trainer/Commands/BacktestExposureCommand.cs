using System.CommandLine;
using System.Globalization;
using Matching.Domain;
using Matching.Jobs;
using Matching.Learning;

namespace Matching.Trainer.Commands;

/// <summary><c>backtest-exposure</c>: what exposure caps cost, by whom enterprises really engaged.</summary>
internal static class BacktestExposureCommand
{
    public static Command Create()
    {
        var options = new SingleWindowOptions();
        var caps = new Option<int[]>("--max-exposure") { Description = "Most first pages one institution may stand on; may be given again.", Required = true, HelpName = "N" };
        caps.Validators.Add(result =>
        {
            if (result.GetValue(caps) is { } given && given.Any(cap => cap < 1))
            {
                result.AddError("--max-exposure must be 1 or more.");
            }
        });
        var firstPage = CommonOptions.Number(
            "--first-page", "Places at the top of a page that count as its first page.", PublishOptions.DefaultFirstPage, least: 1, PublishOptions.MaxFirstPage);
        var command = new Command("backtest-exposure", "Trains on what is before a cut-off and measures what exposure caps cost after it.") { caps, firstPage };
        options.AddTo(command);
        return command.Does((parse, cancellationToken) =>
        {
            var (data, window) = options.Read(parse);
            var tried = parse.GetValue(caps)!.Select(cap => new ExposureCap(cap, parse.GetValue(firstPage))).ToList();
            using (var progress = JobDisplay.Create())
            {
                progress.Report(new JobProgress($"training on what was known before {window.Cutoff}, then ranking"));
                var trials = ExposureBacktest.Run(data.Catalogue, data.Log, window, tried, PublishJob.PageLines, cancellationToken);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"History before {window.Cutoff}, frozen; {trials[0].Queries} first pages of {parse.GetValue(firstPage)} places {window.Cutoff}-{window.Until}."));
                Console.WriteLine();
                Console.WriteLine("| cap | Gini | most pages | NDCG@10 | expected cost |");
                Console.WriteLine("|---|---|---|---|---|");
                foreach (var trial in trials)
                {
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {(trial.Cap is { } cap ? cap.MostPages.ToString(CultureInfo.InvariantCulture) : "none")} | {trial.Gini:0.000} | {trial.Most} | {trial.Ndcg} | {trial.ExpectedCost:0.0000} |"));
                }
            }

            return ExitCodes.Success;
        });
    }
}
