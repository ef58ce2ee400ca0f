using System.CommandLine;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>sector</c>: keeps custom sectors, and shows all.</summary>
internal static class SectorCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var it = new KeepingOptions();
        var chinese = new Option<string?>("--name-zh") { Description = "The Chinese name.", HelpName = "NAME" };
        var parent = new Option<string?>("--parent") { Description = "The built-in sector or family it stands below.", HelpName = "SECTOR" };
        var update = Leaf.One(
            globals, console, "update", "Changes the fields given, of a custom one.", [it.Id, it.Name, chinese, parent, it.Aliases, it.Clear, it.Etag, .. it.OfChange],
            async (parsed, service) => await service.Catalogue.UpdateSectorAsync(
                new UpdateSectorRequest
                {
                    Sector = Written(parsed, it, chinese, parent, ResourceNames.In("sectors", parsed.GetValue(it.Id)!)),
                    UpdateMask = it.Mask(parsed, (it.Name, "display_name"), (chinese, "display_name_zh"), (parent, "parent"), (it.Aliases, "aliases")),
                    RequestId = it.RequestIdOf(parsed, service),
                    ValidateOnly = parsed.GetValue(it.ValidateOnly),
                },
                service.CallOptions));
        it.RequireChange(update, it.Name, chinese, parent, it.Aliases);
        return new Command("sector", "Keeps custom sectors: create, update, delete, undelete, get, list.")
        {
            Leaf.One(
                globals, console, "create", "Adds one below a built-in one.", [it.NewId, it.Name, chinese, parent, it.Aliases, .. it.OfChange],
                async (parsed, service) => await service.Catalogue.CreateSectorAsync(
                    new CreateSectorRequest
                    {
                        SectorId = parsed.GetValue(it.NewId) ?? string.Empty,
                        Sector = Written(parsed, it, chinese, parent, string.Empty),
                        RequestId = it.RequestIdOf(parsed, service),
                        ValidateOnly = parsed.GetValue(it.ValidateOnly),
                    },
                    service.CallOptions)),
            update,
            Leaf.One(
                globals, console, "delete", "Deletes a custom one; it is kept and can come back.", [it.Id, it.Etag, .. it.OfChange],
                async (parsed, service) => await service.Catalogue.DeleteSectorAsync(
                    new DeleteSectorRequest
                    {
                        Name = parsed.GetValue(it.Id)!,
                        Etag = parsed.GetValue(it.Etag) ?? string.Empty,
                        RequestId = it.RequestIdOf(parsed, service),
                        ValidateOnly = parsed.GetValue(it.ValidateOnly),
                    },
                    service.CallOptions)),
            Leaf.One(
                globals, console, "undelete", "Brings a deleted one back.", [it.Id, it.Etag, .. it.OfChange],
                async (parsed, service) => await service.Catalogue.UndeleteSectorAsync(
                    new UndeleteSectorRequest
                    {
                        Name = parsed.GetValue(it.Id)!,
                        Etag = parsed.GetValue(it.Etag) ?? string.Empty,
                        RequestId = it.RequestIdOf(parsed, service),
                        ValidateOnly = parsed.GetValue(it.ValidateOnly),
                    },
                    service.CallOptions)),
            Leaf.One(
                globals, console, "get", "Shows one, by id or any of its names.", [it.Id],
                async (parsed, service) => await service.Catalogue.GetSectorAsync(new GetSectorRequest { Name = parsed.GetValue(it.Id)! }, service.CallOptions)),
            List(globals, console, it),
        };
    }

    private static Command List(GlobalOptions globals, ClientConsole console, KeepingOptions it) => Leaf.Create(
        globals, console, "list", "Lists them, parents before children.", [it.Top, it.ShowDeleted], async (parsed, service) =>
        {
            var rows = await PagedCall.ReadAsync<Sector>(parsed.GetValue(it.Top), KeepingOptions.LargestPage, async (size, token) =>
            {
                var request = new ListSectorsRequest { PageSize = size, PageToken = token, ShowDeleted = parsed.GetValue(it.ShowDeleted) };
                var answer = await service.Catalogue.ListSectorsAsync(request, service.CallOptions);
                return (answer.Sectors, answer.NextPageToken);
            });
            if (parsed.GetValue(globals.Json))
            {
                JsonOutput.Write(console, JsonOutput.Nodes(rows));
                return ExitCodes.Ok;
            }

            var table = new ResultTable(("name", false), ("Chinese", false), ("below", false), ("is", false), ("id", false));
            foreach (var row in rows)
            {
                table.Add(
                    row.DisplayName,
                    row.DisplayNameZh,
                    ResourceNames.Id(row.Parent),
                    row.BuiltIn ? "built in" : row.DeleteTime is null ? "custom" : "deleted",
                    ResourceNames.Id(row.Name));
            }

            table.Write(console);
            return ExitCodes.Ok;
        });

    private static Sector Written(ParseResult parsed, KeepingOptions it, Option<string?> chinese, Option<string?> parent, string name) => new()
    {
        Name = name,
        DisplayName = parsed.GetValue(it.Name) ?? string.Empty,
        DisplayNameZh = parsed.GetValue(chinese) ?? string.Empty,
        Parent = parsed.GetValue(parent) is { } above ? ResourceNames.In("sectors", above) : string.Empty,
        Aliases = { parsed.GetValue(it.Aliases) ?? [] },
        Etag = name.Length == 0 ? string.Empty : parsed.GetValue(it.Etag) ?? string.Empty,
    };
}
