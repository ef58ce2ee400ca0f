using System.CommandLine;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>enterprise</c>: keeps enterprises.</summary>
internal static class EnterpriseCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var it = new KeepingOptions();
        var update = Leaf.One(
            globals, console, "update", "Changes the fields given.", [it.Id, it.Name, it.Aliases, it.Clear, it.Etag, .. it.OfChange],
            async (parsed, service) => await service.Catalogue.UpdateEnterpriseAsync(
                new UpdateEnterpriseRequest
                {
                    Enterprise = Written(parsed, it, ResourceNames.In("enterprises", parsed.GetValue(it.Id)!)),
                    UpdateMask = it.Mask(parsed, (it.Name, "display_name"), (it.Aliases, "aliases")),
                    RequestId = it.RequestIdOf(parsed, service),
                    ValidateOnly = parsed.GetValue(it.ValidateOnly),
                },
                service.CallOptions));
        it.RequireChange(update, it.Name, it.Aliases);
        return new Command("enterprise", "Keeps enterprises: create, update, delete, undelete, get, list.")
        {
            Leaf.One(
                globals, console, "create", "Adds one.", [it.NewId, it.Name, it.Aliases, .. it.OfChange],
                async (parsed, service) => await service.Catalogue.CreateEnterpriseAsync(
                    new CreateEnterpriseRequest
                    {
                        EnterpriseId = parsed.GetValue(it.NewId) ?? string.Empty,
                        Enterprise = Written(parsed, it, string.Empty),
                        RequestId = it.RequestIdOf(parsed, service),
                        ValidateOnly = parsed.GetValue(it.ValidateOnly),
                    },
                    service.CallOptions)),
            update,
            Leaf.One(
                globals, console, "delete", "Deletes one; it is kept and can come back.", [it.Id, it.Etag, .. it.OfChange],
                async (parsed, service) => await service.Catalogue.DeleteEnterpriseAsync(
                    new DeleteEnterpriseRequest
                    {
                        Name = parsed.GetValue(it.Id)!,
                        Etag = parsed.GetValue(it.Etag) ?? string.Empty,
                        RequestId = it.RequestIdOf(parsed, service),
                        ValidateOnly = parsed.GetValue(it.ValidateOnly),
                    },
                    service.CallOptions)),
            Leaf.One(
                globals, console, "undelete", "Brings a deleted one back.", [it.Id, it.Etag, .. it.OfChange],
                async (parsed, service) => await service.Catalogue.UndeleteEnterpriseAsync(
                    new UndeleteEnterpriseRequest
                    {
                        Name = parsed.GetValue(it.Id)!,
                        Etag = parsed.GetValue(it.Etag) ?? string.Empty,
                        RequestId = it.RequestIdOf(parsed, service),
                        ValidateOnly = parsed.GetValue(it.ValidateOnly),
                    },
                    service.CallOptions)),
            Leaf.One(
                globals, console, "get", "Shows one.", [it.Id],
                async (parsed, service) => await service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = parsed.GetValue(it.Id)! }, service.CallOptions)),
            List(globals, console, it),
        };
    }

    private static Command List(GlobalOptions globals, ClientConsole console, KeepingOptions it) => Leaf.Create(
        globals, console, "list", "Lists them in order of id.", [it.Top, it.ShowDeleted], async (parsed, service) =>
        {
            var rows = await PagedCall.ReadAsync<Enterprise>(parsed.GetValue(it.Top), KeepingOptions.LargestPage, async (size, token) =>
            {
                var request = new ListEnterprisesRequest { PageSize = size, PageToken = token, ShowDeleted = parsed.GetValue(it.ShowDeleted) };
                var answer = await service.Catalogue.ListEnterprisesAsync(request, service.CallOptions);
                return (answer.Enterprises, answer.NextPageToken);
            });
            if (parsed.GetValue(globals.Json))
            {
                JsonOutput.Write(console, JsonOutput.Nodes(rows));
                return ExitCodes.Ok;
            }

            var table = new ResultTable(("name", false), ("aliases", false), ("deleted", false), ("id", false));
            foreach (var row in rows)
            {
                table.Add(row.DisplayName, string.Join(" | ", row.Aliases), row.DeleteTime is null ? string.Empty : "deleted", ResourceNames.Id(row.Name));
            }

            table.Write(console);
            return ExitCodes.Ok;
        });

    private static Enterprise Written(ParseResult parsed, KeepingOptions it, string name) => new()
    {
        Name = name,
        DisplayName = parsed.GetValue(it.Name) ?? string.Empty,
        Aliases = { parsed.GetValue(it.Aliases) ?? [] },
        Etag = name.Length == 0 ? string.Empty : parsed.GetValue(it.Etag) ?? string.Empty,
    };
}
