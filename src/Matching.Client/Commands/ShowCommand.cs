using System.CommandLine;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>show</c>: what is known about one enterprise, institution, region or sector.</summary>
internal static class ShowCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var id = new Argument<string>("id")
        {
            Description = "An enterprise's or institution's id, or a resource name such as institutions/ID, regions/ZM or sectors/energy.",
        };
        var command = new Command("show", "Shows one enterprise, institution, region or sector.") { id };
        command.SetAction((parsed, cancellation) => CommandRun.WithServiceAsync(
            parsed, globals, console, service => RunAsync(service, parsed.GetValue(id)!, parsed.GetValue(globals.Json), console), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ServiceConnection service, string id, bool json, ClientConsole console)
    {
        var found = await FindAsync(service, id);
        if (found.Count == 0)
        {
            await console.Error.WriteLineAsync($"There is no enterprise or institution '{id}'.");
            return ExitCodes.NotFound;
        }

        if (json)
        {
            JsonOutput.Write(console, found.Count == 1 ? JsonOutput.Node(found[0]) : new JsonArray([.. found.Select(JsonOutput.Node)]));
            return ExitCodes.Ok;
        }

        foreach (var resource in found)
        {
            var table = new ResultTable(("field", false), ("value", false));
            Describe(resource, table);
            table.Write(console);
        }

        return ExitCodes.Ok;
    }

    /// <summary>A resource name says what it is; a bare id may be an enterprise's, an institution's, or both.</summary>
    private static async Task<IReadOnlyList<IMessage>> FindAsync(ServiceConnection service, string id)
    {
        var catalogue = service.Catalogue;
        var options = service.CallOptions;
        switch (id.Contains('/') ? id[..id.IndexOf('/')] : string.Empty)
        {
            case "enterprises":
                return [await catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = id }, options)];
            case "institutions":
                return [await catalogue.GetInstitutionAsync(new GetInstitutionRequest { Name = id }, options)];
            case "regions":
                return [await catalogue.GetRegionAsync(new GetRegionRequest { Name = id }, options)];
            case "sectors":
                return [await catalogue.GetSectorAsync(new GetSectorRequest { Name = id }, options)];
            default:
                IMessage?[] both =
                [
                    await OrNullAsync(catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = id }, options)),
                    await OrNullAsync(catalogue.GetInstitutionAsync(new GetInstitutionRequest { Name = id }, options)),
                ];
                return [.. both.OfType<IMessage>()];
        }
    }

    private static async Task<T?> OrNullAsync<T>(AsyncUnaryCall<T> call)
        where T : class
    {
        try
        {
            return await call;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private static void Describe(IMessage resource, ResultTable table)
    {
        foreach (var field in resource.Descriptor.Fields.InFieldNumberOrder())
        {
            var value = field.Accessor.GetValue(resource) switch
            {
                InstitutionKind kind => KindWords.Of(kind),
                RegionKind kind => kind.ToString(),
                Google.Type.Date date => $"{date.Year:0000}-{date.Month:00}-{date.Day:00}",
                System.Collections.IEnumerable list and not string => string.Join(" | ", list.Cast<object>()),
                var other => other?.ToString() ?? string.Empty,
            };
            if (value.Length > 0 && value != "0")
            {
                table.Add(field.Name, value);
            }
        }
    }
}
