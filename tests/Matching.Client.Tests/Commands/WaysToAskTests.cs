using Google.Type;
using Matching.V1;

namespace Matching.Client.Tests;

public sealed class WaysToAskTests
{
    [Fact]
    public async Task Rank_EveryWayToAsk_ReachesTheService()
    {
        await using var run = await ClientRun.StartAsync();
        RankPartnersRequest? asked = null;
        run.Fake.OnRank = (request, _) =>
        {
            asked = request;
            return Task.FromResult(Ranking(policy: 0.7f, diversity: -0.5f));
        };
        var (code, text, error) = await run.RunAsync(
            "rank", "--enterprise", "enterprises/ent-1", "--country", "ZM", "--stage", "moving_up", "--diversity", "by_country",
            "--max-per-kind", "3", "--filter", "kind = bank", "--as-of", "2012-06-30");

        Assert.True(code == ExitCodes.Ok, error);
        Assert.Equal(
            new RankPartnersRequest
            {
                Enterprise = "enterprises/ent-1",
                Region = "ZM",
                PageSize = 20,
                CandidateFilter = new CandidateFilter(),
                Stage = Stage.MovingUp,
                Diversity = Diversity.ByCountry,
                MaxPerKind = 3,
                Filter = "kind = bank",
                AsOf = new Date { Year = 2012, Month = 6, Day = 30 },
            },
            asked);
        Assert.Contains("· as known before 2012", text, StringComparison.Ordinal);
        Assert.Matches(@"score\s+policy\s+diversity\s+id", text);
        Assert.Matches(@"1\.5000\s+\+0\.70\s+-0\.50\s+i-1", text);
        Assert.Contains("at most 9 first pages for one institution", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--stage", "unspecified")]
    [InlineData("--diversity", "by_name")]
    [InlineData("--max-per-kind", "0")]
    [InlineData("--as-of", "12")]
    [InlineData("--as-of", "2012-13-01")]
    public async Task Rank_BadWayToAsk_IsAUsageError(string option, string value)
    {
        await using var run = await ClientRun.StartAsync();
        var (code, _, error) = await run.RunAsync("rank", "--enterprise", "enterprises/ent-1", "--country", "ZM", option, value);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(option == "--max-per-kind" ? option : value, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invite_Institution_ShowsEnterprisesWithTheirParts()
    {
        await using var run = await ClientRun.StartAsync();
        RankEnterprisesRequest? asked = null;
        run.Fake.OnRankEnterprises = request =>
        {
            asked = request;
            return new RankEnterprisesResponse
            {
                Institution = new Institution { Name = "institutions/i-1", DisplayName = "A Utility" },
                Enterprises = { new RankedEnterprise { Rank = 1, Enterprise = new Enterprise { Name = "enterprises/e-1", DisplayName = "An Enterprise" }, Score = 0.02, Activity = 0.1, Share = 0.2, PastEngagements = 4 } },
                TotalSize = 1,
                ModelVersion = "m-1",
            };
        };
        var (code, text, error) = await run.RunAsync("invite", "--institution", "institutions/i-1", "--sector", "energy", "--top", "5", "--exclude-engaged");

        Assert.True(code == ExitCodes.Ok, error);
        Assert.Equal(new RankEnterprisesRequest { Institution = "institutions/i-1", Sector = "energy", PageSize = 5, ExcludeEngaged = true }, asked);
        Assert.Matches(@"1\s+An Enterprise\s+2\.00 %\s+10\.00 %\s+20\.00 %\s+4\s+e-1", text);
    }

    [Fact]
    public async Task Invite_NameOfSeveral_ListsThem()
    {
        await using var run = await ClientRun.StartAsync();
        run.Fake.OnSearchInstitutions = _ => new SearchInstitutionsResponse
        {
            Results =
            {
                new InstitutionSearchResult { Institution = new Institution { Name = "institutions/i-1", DisplayName = "A Utility", CountryCode = "ZM" }, MatchScore = 0.8 },
                new InstitutionSearchResult { Institution = new Institution { Name = "institutions/i-2", DisplayName = "B Utility", CountryCode = "KE" }, MatchScore = 0.79 },
            },
        };
        var (code, _, error) = await run.RunAsync("invite", "--institution", "the utility");

        Assert.Equal(ExitCodes.NotFound, code);
        Assert.Contains("i-2  B Utility (KE)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_Members_AreShownWithTheirShares()
    {
        await using var run = await ClientRun.StartAsync();
        RankPartnersForClusterRequest? asked = null;
        run.Fake.OnRankForCluster = request =>
        {
            asked = request;
            return new RankPartnersForClusterResponse
            {
                Enterprises = { new Enterprise { Name = "enterprises/e-1", DisplayName = "One" }, new Enterprise { Name = "enterprises/e-2", DisplayName = "Two" } },
                Region = new Region { DisplayName = "Zambia" },
                Partners =
                {
                    new ClusterPartner
                    {
                        Rank = 1,
                        Institution = new Institution { Name = "institutions/i-1", DisplayName = "A Utility", CountryCode = "ZM", Kind = InstitutionKind.Utility },
                        Score = 0.05,
                        Members = { new MemberShare { Enterprise = "enterprises/e-1", Share = 0.05, Rank = 2 }, new MemberShare { Enterprise = "enterprises/e-2", Share = 0.3, Rank = 1 } },
                    },
                },
                TotalSize = 1,
            };
        };
        var (code, text, error) = await run.RunAsync(
            "cluster", "--enterprise", "enterprises/e-1", "--enterprise", "enterprises/e-2", "--country", "ZM", "--aggregation", "least_misery", "--filter", "kind = utility");

        Assert.True(code == ExitCodes.Ok, error);
        Assert.Equal(
            new RankPartnersForClusterRequest
            {
                Enterprises = { "enterprises/e-1", "enterprises/e-2" },
                Region = "ZM",
                Aggregation = ClusterAggregation.LeastMisery,
                PageSize = 20,
                CandidateFilter = new CandidateFilter(),
                Filter = "kind = utility",
            },
            asked);
        Assert.Matches(@"1\s+A Utility\s+utility\s+ZM\s+5\.00 %\s+5\.00 %\s+30\.00 %\s+i-1", text);
    }

    [Fact]
    public async Task Similar_InstitutionOrEnterprise_ShowsTheMeasuresParts()
    {
        await using var run = await ClientRun.StartAsync();
        run.Fake.OnSimilarInstitutions = request => new ListSimilarInstitutionsResponse
        {
            Institutions = { new SimilarInstitution { Institution = new Institution { Name = $"institutions/{request.Region}", DisplayName = "Alike", Kind = InstitutionKind.Bank }, Similarity = 0.5 } },
        };
        run.Fake.OnSimilarEnterprises = request => new ListSimilarEnterprisesResponse
        {
            Enterprises = { new SimilarEnterprise { Enterprise = new Enterprise { Name = request.Enterprise, DisplayName = "Alike too" }, Similarity = 0.25 } },
        };
        var institutions = await run.RunAsync("similar", "--institution", "institutions/i-1", "--region", "KE");
        var enterprises = await run.RunAsync("similar", "--enterprise", "enterprises/e-1");
        var neither = await run.RunAsync("similar");

        Assert.Matches(@"0\.500\s+Alike\s+bank.*KE", institutions.Out);
        Assert.Matches(@"0\.250\s+Alike too.*e-1", enterprises.Out);
        Assert.Equal(ExitCodes.Usage, neither.Code);
    }

    private static RankPartnersResponse Ranking(float policy, float diversity) => new()
    {
        Enterprise = new Enterprise { Name = "enterprises/ent-1", DisplayName = "An Enterprise" },
        Region = new Region { DisplayName = "Zambia" },
        Partners =
        {
            new RankedPartner
            {
                Rank = 1,
                Institution = new Institution { Name = "institutions/i-1", DisplayName = "A Utility", CountryCode = "ZM", Kind = InstitutionKind.Utility },
                Score = 1.5f,
                PolicyScore = policy,
                DiversityScore = diversity,
            },
        },
        TotalSize = 1,
        ExposureCap = 9,
        AsOf = new Date { Year = 2012 },
    };
}
