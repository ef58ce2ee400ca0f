using System.CommandLine;
using Matching.Interchange;
using Matching.Stress.Worlds;

namespace Matching.Stress.Kills;

/// <summary><c>kills</c>: kills the service at random moments under concurrent writes.</summary>
internal static class KillCommand
{
    /// <summary>A small world: the service starts sooner.</summary>
    public static SampleWorldOptions World { get; } = new(Institutions: 600, Enterprises: 20, Engagements: 400);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var count = StressOptions.Number("--count", "How often the service is killed.", KillOptions.DefaultCount, least: 1);
        var seed = StressOptions.Seed();
        var command = new Command("kills", "Kills the service (SIGKILL) at random moments under concurrent writes; after each, the store is checked against every answer.") { count, seed };
        command.SetAction(async (parse, cancellation) =>
        {
            using var world = StressWorld.Create(World);
            var report = await new KillCampaign(world, new KillOptions(parse.GetValue(count), parse.GetValue(seed)), Console.Out).RunAsync(cancellation);
            await Console.Out.WriteLineAsync(report.ToString());
            return report.Broken is null ? 0 : 1;
        });
        return command;
    }
}
