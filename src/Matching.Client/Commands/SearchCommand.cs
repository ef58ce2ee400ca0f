using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>search</c>: which enterprise or institution has a name like this?</summary>
internal static class SearchCommand
{
    private const int Results = 20;

    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var text = new Argument<string>("text") { Description = "Part of a name, in Latin or Chinese script." };
        var enterprises = new Option<bool>("--enterprises") { Description = "Only enterprises." };
        var institutions = new Option<bool>("--institutions") { Description = "Only institutions." };
        var country = new Option<string?>("--country") { Description = "Only institutions of this country.", HelpName = "COUNTRY" };
        var command = new Command("search", "Finds enterprises and institutions by name.") { text, enterprises, institutions, country };
        command.Validators.Add(result =>
        {
            if (result.GetValue(country) is not null && result.GetValue(enterprises))
            {
                result.AddError("--country narrows institutions; it does not go with --enterprises.");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            var both = parsed.GetValue(enterprises) == parsed.GetValue(institutions);
            var wanted = new Wanted(
                parsed.GetValue(text)!,
                (both || parsed.GetValue(enterprises)) && parsed.GetValue(country) is null,
                both || parsed.GetValue(institutions),
                parsed.GetValue(country) ?? string.Empty);
            return CommandRun.WithServiceAsync(
                parsed, globals, console, service => RunAsync(service, wanted, parsed.GetValue(globals.Json), console), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ServiceConnection service, Wanted wanted, bool json, ClientConsole console)
    {
        var document = new JsonObject();
        var table = new ResultTable(("match", true), ("name", false), ("is", false), ("country", false), ("id", false));
        var found = 0;
        if (wanted.Enterprises)
        {
            var answer = await service.Catalogue.SearchEnterprisesAsync(
                new SearchEnterprisesRequest { Query = wanted.Text, PageSize = Results }, service.CallOptions);
            document["enterprises"] = JsonOutput.Node(answer)["results"]!.DeepClone();
            found += answer.Results.Count;
            foreach (var result in answer.Results)
            {
                table.Add(Score(result.MatchScore), result.Enterprise.DisplayName, "enterprise", string.Empty, ResourceNames.Id(result.Enterprise.Name));
            }
        }

        if (wanted.Institutions)
        {
            var answer = await service.Catalogue.SearchInstitutionsAsync(
                new SearchInstitutionsRequest { Query = wanted.Text, PageSize = Results, CountryCode = wanted.Country }, service.CallOptions);
            document["institutions"] = JsonOutput.Node(answer)["results"]!.DeepClone();
            found += answer.Results.Count;
            foreach (var result in answer.Results)
            {
                var it = result.Institution;
                table.Add(Score(result.MatchScore), it.DisplayName, KindWords.Of(it.Kind), it.CountryCode, ResourceNames.Id(it.Name));
            }
        }

        if (json)
        {
            JsonOutput.Write(console, document);
        }
        else if (found > 0)
        {
            table.Write(console);
        }
        else
        {
            await console.Error.WriteLineAsync($"No name is like '{wanted.Text}'.");
        }

        return found > 0 ? ExitCodes.Ok : ExitCodes.NotFound;
    }

    private static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed record Wanted(string Text, bool Enterprises, bool Institutions, string Country);
}
