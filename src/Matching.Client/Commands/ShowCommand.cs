using System.CommandLine;
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

        ResourceText.Write(console, json, found);
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
}
