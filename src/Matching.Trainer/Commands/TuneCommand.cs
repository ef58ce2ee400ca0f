using System.CommandLine;
using Matching.Jobs;
using Matching.Learning;

namespace Matching.Trainer.Commands;

/// <summary><c>tune</c>: gives every learned baseline the same number of trials on windows of the past.</summary>
internal static class TuneCommand
{
    public static Command Create()
    {
        var data = new DataOptions();
        var windows = new WindowOptions();
        var extra = new Option<string?>("--extra-candidates") { Description = "Institutions added to the candidates at test time only; trials are then judged by the mean of both.", HelpName = "FILE.csv" };
        var trials = CommonOptions.Number("--trials", "Settings tried for each baseline.", value: 24, least: 1, most: 1000);
        var seed = CommonOptions.Seed();
        var trainer = CommonOptions.Trainer();
        var command = new Command("tune", "Tries settings of the learned baselines on windows of the past, the same number for each.");
        data.AddTo(command);
        windows.AddTo(command);
        foreach (var option in new Option[] { extra, trials, seed, trainer })
        {
            command.Options.Add(option);
        }

        return command.Does((parse, cancellationToken) =>
        {
            var source = data.Load(parse);
            var training = new TrainingOptions { Seed = parse.GetValue(seed), Trainer = CommonOptions.TrainerGiven(parse, trainer) };
            IReadOnlyList<BaselineTrial> tried;
            using (var progress = JobDisplay.Create())
            {
                tried = TuneJob.Run(source, windows.Read(parse, source.Log.LastYear, training), parse.GetValue(trials), parse.GetValue(extra), progress, cancellationToken);
            }

            Console.Write(TuningMarkdown.Of(tried));
            return ExitCodes.Success;
        });
    }
}
