using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Matching.V1;

namespace Matching.Client.Tests;

public sealed class RankCommandTests
{
    private static readonly string[] Zambia = ["rank", "--enterprise", "ent-1", "--country", "ZM"];

    [Fact]
    public async Task Rank_EveryOption_ReachesTheService()
    {
        await using var run = await WithRanking();
        RankPartnersRequest? asked = null;
        run.Fake.OnRank = (request, _) =>
        {
            asked = request;
            return Task.FromResult(Answer(0, 1, 1));
        };
        var (code, _, error) = await run.RunAsync(
            "rank", "--enterprise", "enterprises/ent-1", "--region", "Eastern Africa", "--sector", "energy", "--top", "7",
            "--kind", "utility", "--kind", "public_agency", "--exclude", "i-1", "--exclude", "i-2", "--exclude-engaged");

        Assert.True(code == ExitCodes.Ok, error);
        Assert.Equal(
            new RankPartnersRequest
            {
                Enterprise = "enterprises/ent-1",
                Region = "Eastern Africa",
                Sector = "energy",
                PageSize = 7,
                CandidateFilter = new CandidateFilter
                {
                    Kinds = { InstitutionKind.Utility, InstitutionKind.PublicAgency },
                    ExcludeInstitutions = { "i-1", "i-2" },
                    ExcludeEngaged = true,
                },
            },
            asked);
    }

    [Fact]
    public async Task Rank_Piped_IsAlignedPlainTextWithModelAndSource()
    {
        await using var run = await WithRanking();
        var (code, text, _) = await run.RunAsync([.. Zambia, "--top", "3"]);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(6, lines.Length);
        Assert.Equal("Partners for An Enterprise (ent-1) · every sector · Zambia", lines[0]);
        Assert.All(lines[2..5], line => Assert.Equal(Column(lines[1], "kind"), Column(line, "utility")));
        Assert.Equal("3 of 500 candidates · published, generation 4 · model m-1 · data revision 9", lines[5].TrimEnd());
    }

    [Fact]
    public async Task Rank_TopBeyondOnePage_JoinsPages()
    {
        await using var run = await WithRanking();
        var (code, text, _) = await run.RunAsync([.. Zambia, "--top", "450", "--json"]);
        using var document = JsonDocument.Parse(text);

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Equal(
            Enumerable.Range(1, 450), document.RootElement.GetProperty("partners").EnumerateArray().Select(partner => partner.GetProperty("rank").GetInt32()));
    }

    [Fact]
    public async Task Rank_NameThatOneEnterpriseBears_IsTaken()
    {
        await using var run = await WithRanking();
        Found(run, ("ent-9", "SinoHydro", 1.0), ("ent-8", "SinoHydro Bureau 3", 0.93));
        var (code, text, _) = await run.RunAsync("rank", "--enterprise", "Sinohydro", "--country", "ZM", "--top", "1");

        Assert.Equal(ExitCodes.Ok, code);
        Assert.Contains("(ent-9)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rank_NameThatFitsSeveral_ListsThemAndExits3()
    {
        await using var run = await WithRanking();
        Found(run, ("ent-9", "China Railway Group", 0.95), ("ent-8", "China Railway Tunnel", 0.94));
        var (code, text, error) = await run.RunAsync("rank", "--enterprise", "China Railway", "--country", "ZM");

        Assert.Equal(ExitCodes.NotFound, code);
        Assert.Empty(text);
        Assert.Contains("ent-9  China Railway Group", error, StringComparison.Ordinal);
        Assert.Contains("ent-8  China Railway Tunnel", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rank_NameNobodyBears_Exits3()
    {
        await using var run = await WithRanking();
        Found(run);
        var (code, _, error) = await run.RunAsync("rank", "--enterprise", "No Such Name", "--country", "ZM");

        Assert.Equal(ExitCodes.NotFound, code);
        Assert.Contains("No Such Name", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rank_ServiceRefusesFields_ListsThemAndExits2()
    {
        await using var run = await WithRanking();
        var status = new Google.Rpc.Status
        {
            Code = (int)Code.InvalidArgument,
            Message = "bad",
            Details =
            {
                Google.Protobuf.WellKnownTypes.Any.Pack(new BadRequest
                {
                    FieldViolations = { new BadRequest.Types.FieldViolation { Field = "sector", Description = "is too long" } },
                }),
            },
        };
        run.Fake.OnRank = (_, _) => throw status.ToRpcException();
        var (code, _, error) = await run.RunAsync(Zambia);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains("sector: is too long", error, StringComparison.Ordinal);
    }

    private static int Column(string line, string word) => DisplayWidth.Of(line[..line.IndexOf(word, StringComparison.Ordinal)]);

    private static async Task<ClientRun> WithRanking()
    {
        var run = await ClientRun.StartAsync();
        run.Fake.OnGetEnterprise = name => name == "ent-1" ? new Enterprise { Name = "enterprises/ent-1" } : throw FakeService.NotFound("enterprise");
        run.Fake.OnRank = (request, _) =>
        {
            var offset = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
            var answer = Answer(offset, request.PageSize, 500);
            answer.Enterprise.Name = $"enterprises/{request.Enterprise.Split('/')[^1]}";
            return Task.FromResult(answer);
        };
        return run;
    }

    private static void Found(ClientRun run, params (string Id, string Name, double Score)[] rows) =>
        run.Fake.OnSearchEnterprises = _ => new SearchEnterprisesResponse
        {
            Results =
            {
                rows.Select(row => new EnterpriseSearchResult
                {
                    Enterprise = new Enterprise { Name = $"enterprises/{row.Id}", DisplayName = row.Name },
                    MatchScore = row.Score,
                }),
            },
        };

    private static RankPartnersResponse Answer(int offset, int size, int total) => new()
    {
        Partners =
        {
            Enumerable.Range(offset + 1, Math.Min(size, total - offset)).Select(rank => new RankedPartner
            {
                Rank = rank,
                Score = 1f / rank,
                Institution = new Institution
                {
                    Name = $"institutions/i-{rank}",
                    DisplayName = rank % 2 == 0 ? $"赞比亚国家电力公司 {rank}" : $"Société d'Électricité {rank}",
                    CountryCode = "ZM",
                    Kind = InstitutionKind.Utility,
                },
            }),
        },
        NextPageToken = offset + size < total ? $"{offset + size}" : string.Empty,
        TotalSize = total,
        ModelVersion = "m-1",
        Generation = 4,
        DataRevision = 9,
        Source = RankingSource.Published,
        Enterprise = new Enterprise { Name = "enterprises/ent-1", DisplayName = "An Enterprise" },
        Region = new Region { Name = "regions/ZM", DisplayName = "Zambia" },
    };
}
