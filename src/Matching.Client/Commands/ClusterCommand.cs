using System.CommandLine;
using System.Globalization;
using Matching.V1;

namespace Matching.Client;

/// <summary><c>cluster</c>: whom should enterprises meet that go abroad together?</summary>
internal static class ClusterCommand
{
    public static Command Create(GlobalOptions globals, ClientConsole console)
    {
        var options = new ClusterOptions();
        var command = new Command("cluster", "Ranks the institutions of a country or region for enterprises that go abroad together.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => CommandRun.WithServiceAsync(
            parsed, globals, console, service => RunAsync(service, options, parsed, parsed.GetValue(globals.Json), console), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ServiceConnection service, ClusterOptions options, ParseResult parsed, bool json, ClientConsole console)
    {
        var request = options.Request(parsed);
        foreach (var text in parsed.GetValue(options.Enterprises)!)
        {
            var (name, problem) = await EnterpriseLookup.ResolveAsync(service, text);
            if (name is null)
            {
                await console.Error.WriteLineAsync(problem);
                return ExitCodes.NotFound;
            }

            request.Enterprises.Add(name);
        }

        var answer = await service.Matching.RankPartnersForClusterAsync(request, service.CallOptions);
        if (json)
        {
            JsonOutput.Write(console, JsonOutput.Node(answer));
        }
        else
        {
            Write(console, answer);
        }

        return ExitCodes.Ok;
    }

    private static void Write(ClientConsole console, RankPartnersForClusterResponse answer)
    {
        console.Out.WriteLine(
            $"Partners for {string.Join(", ", answer.Enterprises.Select(one => one.DisplayName))} · {answer.Sector?.DisplayName ?? "every sector"} · {answer.Region.DisplayName}");
        var table = new ResultTable(
        [
            ("rank", true), ("institution", false), ("kind", false), ("country", false), ("group", true),
            .. answer.Enterprises.Select(one => (ResourceNames.Id(one.Name), true)),
            ("id", false),
        ]);
        foreach (var partner in answer.Partners)
        {
            table.Add(
            [
                partner.Rank.ToString(CultureInfo.InvariantCulture),
                partner.Institution.DisplayName,
                KindWords.Of(partner.Institution.Kind),
                partner.Institution.CountryCode,
                SharedOptions.Percent(partner.Score),
                .. partner.Members.Select(member => SharedOptions.Percent(member.Share)),
                ResourceNames.Id(partner.Institution.Name),
            ]);
        }

        table.Write(console);
        console.Out.WriteLine($"{answer.Partners.Count} of {answer.TotalSize} candidates · model {answer.ModelVersion} · data revision {answer.DataRevision}");
    }

    private sealed class ClusterOptions
    {
        private readonly Option<string?> _sector = SharedOptions.Sector();
        private readonly Option<string?> _country = new("--country") { Description = "A country: ZM, ZMB, Zambia or 赞比亚.", HelpName = "COUNTRY" };
        private readonly Option<string?> _region = new("--region") { Description = "A region or group instead of a country.", HelpName = "REGION" };
        private readonly Option<string?> _aggregation = new("--aggregation")
        {
            Description = "average: good for the group; least_misery: of use to every member. Default: average.",
            HelpName = "HOW",
        };

        private readonly Option<string?> _filter = new("--filter") { Description = "A condition; see docs/asking.md.", HelpName = "FILTER" };
        private readonly Option<bool> _excludeEngaged = new("--exclude-engaged") { Description = "Leave out institutions any member has worked with." };
        private readonly Option<int> _top = SharedOptions.Top();

        public Option<string[]> Enterprises { get; } = new("--enterprise") { Description = "A member: an id or a name; give 2 to 20.", HelpName = "ENTERPRISE", Required = true };

        public void AddTo(Command command)
        {
            _aggregation.AcceptOnlyFromAmong([.. EnumWords<ClusterAggregation>.All]);
            command.Validators.Add(result =>
            {
                if (result.GetResult(_country) is null == result.GetResult(_region) is null)
                {
                    result.AddError("Give either --country or --region.");
                }
            });
            foreach (var option in new Option[] { Enterprises, _country, _region, _sector, _aggregation, _filter, _excludeEngaged, _top })
            {
                command.Options.Add(option);
            }
        }

        public RankPartnersForClusterRequest Request(ParseResult parsed) => new()
        {
            Sector = parsed.GetValue(_sector) ?? string.Empty,
            Region = parsed.GetValue(_country) ?? parsed.GetValue(_region) ?? string.Empty,
            Aggregation = EnumWords<ClusterAggregation>.Parse(parsed.GetValue(_aggregation)),
            PageSize = parsed.GetValue(_top),
            CandidateFilter = new CandidateFilter { ExcludeEngaged = parsed.GetValue(_excludeEngaged) },
            Filter = parsed.GetValue(_filter) ?? string.Empty,
        };
    }
}
