using System.CommandLine;

namespace Matching.Service;

/// <summary>The command that writes the OpenAPI document.</summary>
internal static class OpenApiCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var file = new Option<string?>("--out") { Description = "Where to write it. Default: standard output.", HelpName = "FILE" };
        var command = new Command("openapi", "Writes the OpenAPI document of the contract over HTTP.") { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var json = await ApiDocument.JsonAsync(cancellation) + "\n";
            if (parsed.GetValue(file) is { } path)
            {
                await File.WriteAllTextAsync(path, json, cancellation);
            }
            else
            {
                await Console.Out.WriteAsync(json);
            }

            return ServiceCommandLine.Ok;
        });
        return command;
    }
}
