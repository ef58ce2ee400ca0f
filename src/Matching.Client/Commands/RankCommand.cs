using System.CommandLine;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>rank</c>: whom should this enterprise meet first?</summary>
internal static class RankCommand
{
    /// <summary>How many partners are shown unless told otherwise.</summary>
    public const int DefaultTop = 20;

    private const int MaxTop = 10_000;
    private const int MaxPage = 200;

    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var options = new RankOptions();
        var command = new Command("rank", "Ranks the institutions of a country or region for an enterprise.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => CommandRun.WithServiceAsync(
            parsed, globals, console, service => RunAsync(service, parsed, options, parsed.GetValue(globals.Json), console), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ServiceConnection service, ParseResult parsed, RankOptions options, bool json, ClientConsole console)
    {
        var (enterprise, problem) = await EnterpriseLookup.ResolveAsync(service, parsed.GetValue(options.Enterprise)!);
        if (enterprise is null)
        {
            await console.Error.WriteLineAsync(problem);
            return ExitCodes.NotFound;
        }

        var request = options.Request(parsed, enterprise);
        var answer = await AskAsync(service, request, parsed.GetValue(options.Top));
        if (json)
        {
            JsonOutput.Write(console, JsonOutput.Node(answer));
        }
        else
        {
            RankingText.Write(console, answer, parsed.GetValue(options.Language)!, request.AsOf is not null);
        }

        return ExitCodes.Ok;
    }

    /// <summary>Follows page tokens until enough partners are there; the pages are joined into one answer.</summary>
    private static async Task<RankPartnersResponse> AskAsync(ServiceConnection service, RankPartnersRequest request, int top)
    {
        request.PageSize = Math.Min(top, MaxPage);
        var whole = await service.Matching.RankPartnersAsync(request, service.CallOptions);
        while (whole.Partners.Count < top && whole.NextPageToken.Length > 0)
        {
            request.PageSize = Math.Min(top - whole.Partners.Count, MaxPage);
            request.PageToken = whole.NextPageToken;
            var page = await service.Matching.RankPartnersAsync(request, service.CallOptions);
            whole.Partners.Add(page.Partners);
            whole.NextPageToken = page.NextPageToken;
        }

        return whole;
    }

    private sealed class RankOptions
    {
        private readonly Option<string?> _sector = new("--sector")
        {
            Description = "The field, such as energy. Default: every sector.",
            HelpName = "SECTOR",
        };

        private readonly Option<string?> _country = new("--country")
        {
            Description = "A country: ZM, ZMB, Zambia or 赞比亚.",
            HelpName = "COUNTRY",
        };

        private readonly Option<string?> _region = new("--region")
        {
            Description = "A region or group instead of a country: eastern-africa, 'Eastern Africa', asean.",
            HelpName = "REGION",
        };

        private readonly Option<string[]> _kinds = new("--kind") { Description = "Only this kind; may be given again.", HelpName = "KIND" };

        private readonly Option<string[]> _exclude = new("--exclude") { Description = "Never this institution; may be given again.", HelpName = "ID" };

        private readonly ArrangingOptions _arranging = new();

        private readonly Option<bool> _excludeEngaged = new("--exclude-engaged") { Description = "Leave out institutions it has worked with before." };

        private readonly Option<bool> _explain = new("--explain") { Description = "Say below each partner why it has its score." };

        public Option<string> Enterprise { get; } = new("--enterprise")
        {
            Description = "Who asks: an id or a name.",
            HelpName = "ENTERPRISE",
            Required = true,
        };

        public Option<string> Language { get; } = MatchOptions.LanguageOption();

        public Option<int> Top { get; } = new("--top") { Description = "How many to show.", HelpName = "N", DefaultValueFactory = _ => DefaultTop };

        public void AddTo(Command command)
        {
            _kinds.AcceptOnlyFromAmong(KindWords.All);
            Top.Validators.Add(result =>
            {
                if (result.GetValue(Top) is < 1 or > MaxTop)
                {
                    result.AddError($"--top must be from 1 to {MaxTop}.");
                }
            });
            command.Validators.Add(result =>
            {
                if (result.GetResult(_country) is null == result.GetResult(_region) is null)
                {
                    result.AddError("Give either --country or --region.");
                }
            });
            foreach (var option in new Option[] { Enterprise, _country, _region, _sector, Top, _kinds, _exclude, _excludeEngaged, _explain, Language })
            {
                command.Options.Add(option);
            }

            _arranging.AddTo(command);
        }

        public RankPartnersRequest Request(ParseResult parsed, string enterprise)
        {
            var request = new RankPartnersRequest
            {
                Enterprise = enterprise,
                Sector = parsed.GetValue(_sector) ?? string.Empty,
                Region = parsed.GetValue(_country) ?? parsed.GetValue(_region) ?? string.Empty,
                Explain = parsed.GetValue(_explain),
                LanguageCode = parsed.GetValue(_explain) ? parsed.GetValue(Language)! : string.Empty,
                CandidateFilter = new CandidateFilter
                {
                    Kinds = { (parsed.GetValue(_kinds) ?? []).Select(KindWords.Parse) },
                    ExcludeInstitutions = { parsed.GetValue(_exclude) ?? [] },
                    ExcludeEngaged = parsed.GetValue(_excludeEngaged),
                },
            };
            _arranging.Apply(parsed, request);
            return request;
        }
    }
}
