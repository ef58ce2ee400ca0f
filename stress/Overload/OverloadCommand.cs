using System.CommandLine;
using Matching.Interchange;
using Matching.Stress.Worlds;

namespace Matching.Stress.Overload;

/// <summary><c>overload</c>: more calls than the service can answer.</summary>
internal static class OverloadCommand
{
    /// <summary>The sample's usual size: a live ranking of the world is work.</summary>
    public static SampleWorldOptions World { get; } = new(Institutions: 6_000, Enterprises: 100, Engagements: 2_000);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var duration = StressOptions.Number("--duration", "Seconds of each step of load.", OverloadOptions.DefaultSeconds, least: 1);
        var seed = StressOptions.Seed();
        var picture = new Option<string?>("--picture") { Description = "Where to draw the curve.", HelpName = "FILE.svg" };
        var command = new Command("overload", "Offers the built service up to ten times what it can answer: it must refuse early, answer the rest in time, and recover.") { duration, seed, picture };
        command.SetAction(async (parse, cancellation) =>
        {
            using var world = StressWorld.Create(World);
            var options = new OverloadOptions(TimeSpan.FromSeconds(parse.GetValue(duration)), parse.GetValue(seed));
            var report = await new OverloadCampaign(world, options, Console.Out).RunAsync(cancellation);
            await Console.Out.WriteLineAsync(report.Table());
            if (parse.GetValue(picture) is { } path)
            {
                await File.WriteAllTextAsync(path, OverloadPicture.Draw(report) + Environment.NewLine, cancellation);
            }

            await Console.Out.WriteLineAsync(report.ToString());
            return report.Broken.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
