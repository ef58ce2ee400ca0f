using System.CommandLine;
using Grpc.Core;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>stream</c>: a copy of every published ranking, one JSON record a line.</summary>
internal static class StreamCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var sector = SharedOptions.Sector();
        var region = new Option<string?>("--region") { Description = "Only rankings of this region itself. Default: every one.", HelpName = "REGION" };
        var partners = KeepingOptions.Number("--top", "Partners of each ranking.", RankCommand.DefaultTop, SharedOptions.MaxTop);
        var resume = new Option<string?>("--resume") { Description = "Go on behind the line that had this resumeToken.", HelpName = "TOKEN" };
        return Leaf.Create(
            globals, console, "stream", "Writes every published ranking, one JSON record a line; a cut copy goes on with --resume.",
            [sector, region, partners, resume], async (parsed, service) =>
            {
                var request = new StreamRankingsRequest
                {
                    Sector = parsed.GetValue(sector) ?? string.Empty,
                    Region = parsed.GetValue(region) ?? string.Empty,
                    PartnersPerRanking = parsed.GetValue(partners),
                    ResumeToken = parsed.GetValue(resume) ?? string.Empty,
                };
                var last = string.Empty;
                try
                {
                    using var call = service.Matching.StreamRankings(request, service.CallOptions);
                    await foreach (var message in call.ResponseStream.ReadAllAsync())
                    {
                        await console.Out.WriteLineAsync(JsonOutput.Line(message));
                        last = message.ResumeToken;
                    }
                }
                catch (RpcException) when (last.Length > 0)
                {
                    await console.Error.WriteLineAsync($"The copy is not whole. Go on with --resume {last}");
                    throw;
                }

                return ExitCodes.Ok;
            });
    }
}
