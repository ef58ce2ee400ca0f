using System.CommandLine;
using System.Globalization;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>pipeline</c>: where each introduction of an enterprise stands.</summary>
internal static class PipelineCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var enterprise = new Option<string>("--enterprise") { Description = "Whose: an id or a name.", HelpName = "ENTERPRISE", Required = true };
        var stages = new Option<string[]>("--stage") { Description = "Only at this stage; may be given several times.", HelpName = "STAGE" };
        var overdue = new Option<bool>("--overdue") { Description = "Only those whose next step is overdue." };
        var origin = new Option<string?>("--origin") { Description = "Only of this origin. Default: both.", HelpName = "ORIGIN" };
        var top = KeepingOptions.Number("--top", "How many to show.", 50, KeepingOptions.MaxTop);
        stages.AcceptOnlyFromAmong([.. EnumWords<MatchEventKind>.All]);
        origin.AcceptOnlyFromAmong([.. EnumWords<EngagementOrigin>.All]);
        return Leaf.Create(
            globals, console, "pipeline", "Lists where each introduction of an enterprise stands, and its imported engagements.",
            [enterprise, stages, overdue, origin, top], async (parsed, service) =>
            {
                var (name, problem) = await EnterpriseLookup.ResolveAsync(service, parsed.GetValue(enterprise)!);
                if (name is null)
                {
                    await console.Error.WriteLineAsync(problem);
                    return ExitCodes.NotFound;
                }

                var rows = await PagedCall.ReadAsync<Engagement>(parsed.GetValue(top), KeepingOptions.LargestPage, async (size, token) =>
                {
                    var request = new ListEngagementsRequest
                    {
                        Parent = name,
                        PageSize = size,
                        PageToken = token,
                        OverdueOnly = parsed.GetValue(overdue),
                        Origin = EnumWords<EngagementOrigin>.Parse(parsed.GetValue(origin)),
                        Stages = { (parsed.GetValue(stages) ?? []).Select(EnumWords<MatchEventKind>.Parse) },
                    };
                    var answer = await service.Feedback.ListEngagementsAsync(request, service.CallOptions);
                    return (answer.Engagements, answer.NextPageToken);
                });
                if (parsed.GetValue(globals.Json))
                {
                    JsonOutput.Write(console, JsonOutput.Nodes(rows));
                }
                else
                {
                    Write(console, rows);
                }

                return ExitCodes.Ok;
            });
    }

    private static void Write(ClientConsole console, IReadOnlyList<Engagement> rows)
    {
        var table = new ResultTable(("institution", false), ("sector", false), ("stands at", false), ("since", false), ("next step by", false), ("note", false), ("id", false));
        foreach (var row in rows)
        {
            table.Add(
                row.Institution.DisplayName,
                ResourceNames.Id(row.Sector),
                row.Origin == EngagementOrigin.Imported ? $"imported, {row.Outcome}" : EnumWords<MatchEventKind>.Of(row.Stage),
                row.Origin == EngagementOrigin.Imported ? row.Year.ToString(CultureInfo.InvariantCulture) : Day(row.StageTime),
                Day(row.DueTime) + (row.Overdue ? " overdue" : string.Empty),
                row.Note,
                ResourceNames.Id(row.Name));
        }

        table.Write(console);
    }

    private static string Day(Google.Protobuf.WellKnownTypes.Timestamp? time) => time?.ToDateTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
}
