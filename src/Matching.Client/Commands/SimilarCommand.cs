using System.CommandLine;
using System.Globalization;
using Google.Protobuf;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>similar</c>: which enterprises or institutions are like this one?</summary>
internal static class SimilarCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var enterprise = new Option<string?>("--enterprise") { Description = "Like this enterprise: an id or a name.", HelpName = "ENTERPRISE" };
        var institution = new Option<string?>("--institution") { Description = "Like this institution: an id or a name.", HelpName = "INSTITUTION" };
        var region = new Option<string?>("--region") { Description = "Only institutions of this country or region.", HelpName = "REGION" };
        var top = SharedOptions.Top();
        var command = new Command("similar", "Lists enterprises or institutions like one.") { enterprise, institution, region, top };
        command.Validators.Add(result =>
        {
            if (result.GetResult(enterprise) is null == result.GetResult(institution) is null)
            {
                result.AddError("Give either --enterprise or --institution.");
            }
            else if (result.GetResult(region) is not null && result.GetResult(enterprise) is not null)
            {
                result.AddError("--region narrows institutions; it does not go with --enterprise.");
            }
        });
        command.SetAction((parsed, cancellation) => CommandRun.WithServiceAsync(
            parsed,
            globals,
            console,
            async service =>
            {
                var text = parsed.GetValue(enterprise);
                var (name, problem) = text is null
                    ? await InstitutionLookup.ResolveAsync(service, parsed.GetValue(institution)!)
                    : await EnterpriseLookup.ResolveAsync(service, text);
                if (name is null)
                {
                    await console.Error.WriteLineAsync(problem);
                    return ExitCodes.NotFound;
                }

                var (answer, table) = text is null
                    ? await InstitutionsAsync(service, name, parsed.GetValue(region) ?? string.Empty, parsed.GetValue(top))
                    : await EnterprisesAsync(service, name, parsed.GetValue(top));
                if (parsed.GetValue(globals.Json))
                {
                    JsonOutput.Write(console, JsonOutput.Node(answer));
                }
                else
                {
                    table.Write(console);
                }

                return ExitCodes.Ok;
            },
            cancellation));
        return command;
    }

    private static async Task<(IMessage Answer, ResultTable Table)> InstitutionsAsync(ServiceConnection service, string name, string region, int top)
    {
        var request = new ListSimilarInstitutionsRequest { Institution = name, Region = region, PageSize = top };
        var answer = await service.Matching.ListSimilarInstitutionsAsync(request, service.CallOptions);
        var table = new ResultTable(
            ("alike", true), ("institution", false), ("kind", false), ("country", false), ("content", true), ("sectors", true), ("partners", true), ("id", false));
        foreach (var line in answer.Institutions)
        {
            var it = line.Institution;
            table.Add(
                Figure(line.Similarity), it.DisplayName, KindWords.Of(it.Kind), it.CountryCode, Figure(line.ContentSimilarity), Figure(line.SectorSimilarity), Figure(line.PartnerSimilarity), ResourceNames.Id(it.Name));
        }

        return (answer, table);
    }

    private static async Task<(IMessage Answer, ResultTable Table)> EnterprisesAsync(ServiceConnection service, string name, int top)
    {
        var answer = await service.Matching.ListSimilarEnterprisesAsync(new ListSimilarEnterprisesRequest { Enterprise = name, PageSize = top }, service.CallOptions);
        var table = new ResultTable(
            ("alike", true), ("enterprise", false), ("content", true), ("sectors", true), ("countries", true), ("partners", true), ("id", false));
        foreach (var line in answer.Enterprises)
        {
            table.Add(
                Figure(line.Similarity), line.Enterprise.DisplayName, Figure(line.ContentSimilarity), Figure(line.SectorSimilarity), Figure(line.CountrySimilarity), Figure(line.PartnerSimilarity), ResourceNames.Id(line.Enterprise.Name));
        }

        return (answer, table);
    }

    private static string Figure(double similarity) => similarity.ToString("0.000", CultureInfo.InvariantCulture);
}
