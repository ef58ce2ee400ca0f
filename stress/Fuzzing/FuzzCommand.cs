using System.CommandLine;
using Matching.Interchange;
using Matching.Stress.Worlds;

namespace Matching.Stress.Fuzzing;

/// <summary><c>fuzz</c>: requests nobody should send.</summary>
internal static class FuzzCommand
{
    /// <summary>A small world: what is meant is answered soon.</summary>
    public static SampleWorldOptions World { get; } = new(Institutions: 300, Enterprises: 20, Engagements: 300);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var count = StressOptions.Number("--count", "How many messages are sent.", FuzzOptions.DefaultCount, least: 1);
        var seed = StressOptions.Seed();
        var only = new Option<int[]>("--only") { Description = "Send only the requests of these numbers, as a fault names them.", HelpName = "N", AllowMultipleArgumentsPerToken = true };
        var command = new Command("fuzz", "Sends every method of the built service messages that could be meant, mutated and meaningless ones; every outcome must be documented.") { count, seed, only };
        command.SetAction(async (parse, cancellation) =>
        {
            using var world = StressWorld.Create(World);
            var options = new FuzzOptions(parse.GetValue(count), parse.GetValue(seed)) { Only = parse.GetValue(only) is { Length: > 0 } numbers ? numbers : null };
            var campaign = new FuzzCampaign(world, options, Console.Out);
            var report = await campaign.RunAsync(cancellation);
            await Console.Out.WriteLineAsync(campaign.Table());
            foreach (var fault in report.Faults)
            {
                await Console.Out.WriteLineAsync(fault);
            }

            await Console.Out.WriteLineAsync(report.ToString());
            return report.Faults.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
