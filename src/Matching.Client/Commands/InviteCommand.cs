using System.CommandLine;
using System.Globalization;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>invite</c>: which enterprises should this institution invite?</summary>
internal static class InviteCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var institution = new Option<string>("--institution") { Description = "Who invites: an id or a name.", HelpName = "INSTITUTION", Required = true };
        var sector = SharedOptions.Sector();
        var top = SharedOptions.Top();
        var excludeEngaged = new Option<bool>("--exclude-engaged") { Description = "Leave out enterprises it has worked with before." };
        var command = new Command("invite", "Ranks the enterprises an institution should invite.") { institution, sector, top, excludeEngaged };
        command.SetAction((parsed, cancellation) => CommandRun.WithServiceAsync(
            parsed,
            globals,
            console,
            async service =>
            {
                var (name, problem) = await InstitutionLookup.ResolveAsync(service, parsed.GetValue(institution)!);
                if (name is null)
                {
                    await console.Error.WriteLineAsync(problem);
                    return ExitCodes.NotFound;
                }

                var request = new RankEnterprisesRequest
                {
                    Institution = name,
                    Sector = parsed.GetValue(sector) ?? string.Empty,
                    PageSize = parsed.GetValue(top),
                    ExcludeEngaged = parsed.GetValue(excludeEngaged),
                };
                var answer = await service.Matching.RankEnterprisesAsync(request, service.CallOptions);
                if (parsed.GetValue(globals.Json))
                {
                    JsonOutput.Write(console, JsonOutput.Node(answer));
                }
                else
                {
                    Write(console, answer);
                }

                return ExitCodes.Ok;
            },
            cancellation));
        return command;
    }

    private static void Write(ClientConsole console, RankEnterprisesResponse answer)
    {
        console.Out.WriteLine(
            $"Enterprises for {answer.Institution.DisplayName} ({ResourceNames.Id(answer.Institution.Name)}) · {answer.Sector?.DisplayName ?? "every sector"}");
        var table = new ResultTable(("rank", true), ("enterprise", false), ("expected", true), ("activity", true), ("share", true), ("past", true), ("id", false));
        foreach (var line in answer.Enterprises)
        {
            table.Add(
                line.Rank.ToString(CultureInfo.InvariantCulture),
                line.Enterprise.DisplayName,
                SharedOptions.Percent(line.Score),
                SharedOptions.Percent(line.Activity),
                SharedOptions.Percent(line.Share),
                line.PastEngagements.ToString(CultureInfo.InvariantCulture),
                ResourceNames.Id(line.Enterprise.Name));
        }

        table.Write(console);
        console.Out.WriteLine($"{answer.Enterprises.Count} of {answer.TotalSize} scored · model {answer.ModelVersion} · data revision {answer.DataRevision}");
    }
}
