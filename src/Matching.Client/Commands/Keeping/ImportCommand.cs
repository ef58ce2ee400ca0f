using System.CommandLine;
using Grpc.Core;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>import</c>: adds or updates everything a file holds, or nothing.</summary>
internal static class ImportCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var file = RecordFile.Argument("""as `export` writes them, {"enterprise": {...}}, {"institution": {...}} or {"sector": {...}}""");
        var validateOnly = new Option<bool>("--validate-only") { Description = "Check every record and count, but change nothing." };
        return Leaf.One(
            globals, console, "import", "Adds or updates all records of a file, or none.", [file, validateOnly],
            (parsed, service) => RunAsync(service, parsed.GetValue(file)!, parsed.GetValue(validateOnly)));
    }

    private static async Task<ImportCatalogResponse> RunAsync(ServiceConnection service, string file, bool validateOnly)
    {
        using var call = service.Catalogue.ImportCatalog(service.CallOptions);
        try
        {
            await call.RequestStream.WriteAsync(new ImportCatalogRequest { Options = new ImportOptions { ValidateOnly = validateOnly } });
            foreach (var record in RecordFile.Read<ImportCatalogRequest>(file))
            {
                // The first line of an export, its summary, is none of these.
                if (record.ContentCase != ImportCatalogRequest.ContentOneofCase.None)
                {
                    await call.RequestStream.WriteAsync(record);
                }
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (exception is RpcException or InvalidOperationException)
        {
            // The service refused the stream before its end: why, the response says.
        }

        return await call.ResponseAsync;
    }
}
