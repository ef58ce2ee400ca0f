using System.Text.Json;
using Matching.Testing;

namespace Matching.EndToEnd.Tests;

/// <summary>A whole story by the console client alone: add an enterprise and an institution, rank, record, look at the pipeline, export.</summary>
public sealed class ConsoleStoryTests(TrainedWorld world)
{
    private const int MostTries = 40;

    [Fact]
    public async Task Client_WholeStory_IsTold()
    {
        using var folder = new TemporaryFolder();
        await using var service = await LiveService.StartAsync(world, folder);
        await RunAsync(service, "enterprise", "create", "--id", "delta-pumps", "--name", "Delta Pumps", "--alias", "三角泵业");
        await RunAsync(service, "institution", "create", "--id", "kafue-zone", "--name", "Kafue Free Zone", "--country", "ZM", "--kind", "industrial_park");
        using var ranking = await RankedAsync(service);
        var token = ranking.RootElement.GetProperty("attributionToken").GetString()!;
        await RunAsync(service, "record", "--kind", "introduced", "--institution", "kafue-zone", "--token", token);
        var pipeline = await RunAsync(service, "pipeline", "--enterprise", "delta-pumps");
        await RunAsync(service, "export", folder.File("all.jsonl"));
        var exported = await File.ReadAllTextAsync(folder.File("all.jsonl"), TestContext.Current.CancellationToken);

        Assert.Matches("Kafue Free Zone +energy +introduced", pipeline);
        Assert.Contains("三角泵业", exported, StringComparison.Ordinal);
    }

    /// <summary>Asks until the new institution is ranked, which is so within a second; each question is a process, so that nothing here sleeps.</summary>
    private static async Task<JsonDocument> RankedAsync(LiveService service)
    {
        for (var i = 0; i < MostTries; i++)
        {
            var (code, text, _) = await ChildProgram.RunAsync(
                "Matching.Client", "rank", "--enterprise", "delta-pumps", "--country", "ZM", "--sector", "energy", "--top", "200", "--json", "--address", service.Address);
            if (code == 0 && text.Contains("institutions/kafue-zone", StringComparison.Ordinal))
            {
                return JsonDocument.Parse(text);
            }
        }

        throw new InvalidOperationException("the service did not take the changes up");
    }

    private static async Task<string> RunAsync(LiveService service, params string[] args)
    {
        var (code, text, log) = await ChildProgram.RunAsync("Matching.Client", [.. args, "--address", service.Address]);
        Assert.True(code == 0, $"{string.Join(' ', args)}: {code} {log}");
        return text;
    }
}
