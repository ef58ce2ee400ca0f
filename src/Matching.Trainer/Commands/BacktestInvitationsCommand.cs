using System.CommandLine;
using System.Globalization;
using Matching.Jobs;
using Matching.Learning;

namespace Matching.Trainer.Commands;

/// <summary><c>backtest-invitations</c>: judges the ranking of enterprises for an institution on years it has not seen.</summary>
internal static class BacktestInvitationsCommand
{
    public static Command Create()
    {
        var options = new SingleWindowOptions();
        var command = new Command("backtest-invitations", "Trains on what is before a cut-off and asks which enterprises each institution should have invited.");
        options.AddTo(command);
        return command.Does((parse, cancellationToken) =>
        {
            var (data, window) = options.Read(parse);
            using (var progress = JobDisplay.Create())
            {
                progress.Report(new JobProgress($"training on what was known before {window.Cutoff}, then asking"));
                var results = InvitationBacktest.Run(data.Catalogue, data.Log, window, cancellationToken);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"History before {window.Cutoff}, frozen; {results[0].Queries} questions (institution, sector, year) {window.Cutoff}-{window.Until}; {data.Catalogue.Enterprises.Count} candidates."));
                Console.WriteLine();
                Console.WriteLine("| ranker | NDCG@10 | MRR |");
                Console.WriteLine("|---|---|---|");
                foreach (var (name, ndcg, reciprocal, _) in results)
                {
                    Console.WriteLine($"| {name} | {ndcg} | {reciprocal} |");
                }
            }

            return ExitCodes.Success;
        });
    }
}
