using System.CommandLine;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>explain</c>: why does this institution have its score?</summary>
internal static class ExplainCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var options = new MatchOptions();
        var command = new Command("explain", "Says why an institution has its score for an enterprise.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => CommandRun.WithServiceAsync(
            parsed, globals, console, service => RunAsync(service, parsed, options, parsed.GetValue(globals.Json), console), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ServiceConnection service, ParseResult parsed, MatchOptions options, bool json, ClientConsole console)
    {
        var (enterprise, problem) = await EnterpriseLookup.ResolveAsync(service, parsed.GetValue(options.Enterprise)!);
        if (enterprise is null)
        {
            await console.Error.WriteLineAsync(problem);
            return ExitCodes.NotFound;
        }

        var language = parsed.GetValue(options.Language)!;
        var request = new ExplainMatchRequest
        {
            Enterprise = enterprise,
            Institution = parsed.GetValue(options.Institution)!,
            Sector = parsed.GetValue(options.Sector) ?? string.Empty,
            Region = options.RegionOf(parsed),
            LanguageCode = language,
        };
        var answer = await service.Matching.ExplainMatchAsync(request, service.CallOptions);
        if (json)
        {
            JsonOutput.Write(console, JsonOutput.Node(answer));
        }
        else
        {
            ExplanationText.Write(console, answer, language);
        }

        return ExitCodes.Ok;
    }
}
