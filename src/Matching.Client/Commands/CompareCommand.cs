using System.CommandLine;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>compare</c>: why does one institution stand above another?</summary>
internal static class CompareCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var options = new MatchOptions();
        var with = new Option<string>("--with") { Description = "The institution to compare with, by its id.", HelpName = "ID", Required = true };
        var command = new Command("compare", "Says why one institution stands above or below another in the same ranking.");
        options.AddTo(command);
        command.Options.Add(with);
        command.SetAction((parsed, cancellation) => CommandRun.WithServiceAsync(
            parsed, globals, console, service => RunAsync(service, parsed, options, parsed.GetValue(with)!, parsed.GetValue(globals.Json), console), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ServiceConnection service, ParseResult parsed, MatchOptions options, string other, bool json, ClientConsole console)
    {
        var (enterprise, problem) = await EnterpriseLookup.ResolveAsync(service, parsed.GetValue(options.Enterprise)!);
        if (enterprise is null)
        {
            await console.Error.WriteLineAsync(problem);
            return ExitCodes.NotFound;
        }

        var language = parsed.GetValue(options.Language)!;
        var request = new CompareMatchesRequest
        {
            Enterprise = enterprise,
            Institution = parsed.GetValue(options.Institution)!,
            OtherInstitution = other,
            Sector = parsed.GetValue(options.Sector) ?? string.Empty,
            Region = options.RegionOf(parsed),
            LanguageCode = language,
        };
        var answer = await service.Matching.CompareMatchesAsync(request, service.CallOptions);
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
