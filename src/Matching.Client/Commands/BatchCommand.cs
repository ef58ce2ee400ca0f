using System.CommandLine;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>batch</c>: many rankings at once, from one state of the data.</summary>
internal static class BatchCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var file = RecordFile.Argument("""a RankPartnersRequest, such as {"enterprise": "e-1", "region": "ZM"}; 1 to 100 of them""");
        return Leaf.Create(
            globals, console, "batch", "Answers several rankings from one state of the data, all or none.", [file], async (parsed, service) =>
            {
                var request = new BatchRankPartnersRequest { Requests = { RecordFile.Read<RankPartnersRequest>(parsed.GetValue(file)!) } };
                var answer = await service.Matching.BatchRankPartnersAsync(request, service.CallOptions);
                if (parsed.GetValue(globals.Json))
                {
                    JsonOutput.Write(console, JsonOutput.Node(answer));
                    return ExitCodes.Ok;
                }

                foreach (var (asked, ranking) in request.Requests.Zip(answer.Responses))
                {
                    RankingText.Write(console, ranking, asked.LanguageCode.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en", asked.AsOf is not null);
                }

                return ExitCodes.Ok;
            });
    }
}
