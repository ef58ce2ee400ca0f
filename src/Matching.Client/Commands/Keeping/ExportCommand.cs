using System.CommandLine;
using Grpc.Core;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>export</c>: the whole catalogue, one JSON record a line.</summary>
internal static class ExportCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var file = new Argument<string>("file") { Description = "Where to write. - is standard output." };
        var showDeleted = new Option<bool>("--show-deleted") { Description = "Deleted ones too." };
        return Leaf.Create(
            globals, console, "export", "Writes the whole catalogue, one JSON record a line, as import reads it.", [file, showDeleted],
            (parsed, service) => RunAsync(service, console, parsed.GetValue(file)!, parsed.GetValue(showDeleted)));
    }

    private static async Task<int> RunAsync(ServiceConnection service, ClientConsole console, string file, bool showDeleted)
    {
        using var call = service.Catalogue.ExportCatalog(new ExportCatalogRequest { ShowDeleted = showDeleted }, service.CallOptions);
        if (file == "-")
        {
            await CopyAsync(call, console.Out);
            return ExitCodes.Ok;
        }

        // Beside the file, and moved into its place when whole: a cut export leaves what was there.
        var part = $"{file}.part";
        try
        {
            long records;
            await using (var writer = new StreamWriter(part))
            {
                records = await CopyAsync(call, writer);
            }

            File.Move(part, file, overwrite: true);
            await console.Error.WriteLineAsync($"{records} records in {file}.");
            return ExitCodes.Ok;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadRecordException($"{file} cannot be written: {exception.Message}");
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task<long> CopyAsync(AsyncServerStreamingCall<ExportCatalogResponse> call, TextWriter output)
    {
        long records = 0;
        await foreach (var message in call.ResponseStream.ReadAllAsync())
        {
            await output.WriteLineAsync(JsonOutput.Line(message));
            records += message.ContentCase == ExportCatalogResponse.ContentOneofCase.Summary ? 0 : 1;
        }

        return records;
    }
}
