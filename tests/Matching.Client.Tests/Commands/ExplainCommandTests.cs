using System.Text.Json;
using Matching.V1;

namespace Matching.Client.Tests;

public sealed class ExplainCommandTests
{
    [Fact]
    public async Task Explain_EveryOption_ReachesTheServiceAndAllIsShown()
    {
        await using var run = await WithEnterprise();
        ExplainMatchRequest? asked = null;
        run.Fake.OnExplain = request =>
        {
            asked = request;
            return Match();
        };
        var (code, text, error) = await run.RunAsync(
            "explain", "--enterprise", "ent-1", "--institution", "zesco", "--region", "eastern-africa", "--sector", "energy", "--language", "zh");

        Assert.True(code == ExitCodes.Ok, error);
        Assert.Equal(
            new ExplainMatchRequest { Enterprise = "enterprises/ent-1", Institution = "zesco", Region = "eastern-africa", Sector = "energy", LanguageCode = "zh" }, asked);
        Assert.Contains("第 2 位，共 30 个候选机构", text, StringComparison.Ordinal);
        Assert.Contains("已完成", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_InEnglish_ShowsReasonsThatAddUpAndTheEvidence()
    {
        await using var run = await WithEnterprise();
        run.Fake.OnExplain = _ => Match();
        var (code, text, _) = await run.RunAsync("explain", "--enterprise", "ent-1", "--institution", "zesco");
        var lines = text.Split('\n').Select(line => line.Trim()).ToList();

        Assert.Equal(ExitCodes.Ok, code);
        Assert.StartsWith("ZESCO (zesco) · An Enterprise (ent-1) · Energy · Zambia · rank 2 of 30 · score 1.0000", lines[0], StringComparison.Ordinal);
        Assert.Contains("0.2000  average candidate", lines);
        Assert.Contains("+1.2000  Engaged 4 times in energy in Zambia, last in 2012", lines);
        Assert.Contains("-0.4000  Has not worked with this enterprise before", lines);
        Assert.Contains("1.0000  score", lines);
        Assert.Contains("Evidence: Of 12 past engagements, 12 were completed", lines);
        Assert.Contains("2012  Sinohydro   ZM       Energy  completed", lines);
        Assert.Contains("and 11 more", lines);
        Assert.Equal("model m-1 · data revision 9", lines.Last(line => line.Length > 0));
    }

    [Fact]
    public async Task Explain_Json_IsTheWholeAnswer()
    {
        await using var run = await WithEnterprise();
        run.Fake.OnExplain = _ => Match();
        var (_, text, _) = await run.RunAsync("explain", "--enterprise", "ent-1", "--institution", "zesco", "--json");
        using var json = JsonDocument.Parse(text);

        Assert.Equal(1.2, json.RootElement.GetProperty("explanation").GetProperty("reasons")[0].GetProperty("contribution").GetDouble());
    }

    [Fact]
    public async Task Compare_TwoInstitutions_ShowsTheDifferences()
    {
        await using var run = await WithEnterprise();
        CompareMatchesRequest? asked = null;
        run.Fake.OnCompare = request =>
        {
            asked = request;
            return new CompareMatchesResponse
            {
                Summary = "ZESCO stands above Other. For ZESCO: its experience in this field.",
                ScoreDifference = 0.75,
                Differences = { new ReasonDifference { Difference = 0.75, Text = "Engaged once", OtherText = "No engagement" } },
                Match = Match(),
                OtherMatch = Match(),
            };
        };
        var (code, text, error) = await run.RunAsync("compare", "--enterprise", "ent-1", "--institution", "zesco", "--with", "other", "--country", "ZM");

        Assert.True(code == ExitCodes.Ok, error);
        Assert.Equal(
            new CompareMatchesRequest { Enterprise = "enterprises/ent-1", Institution = "zesco", OtherInstitution = "other", Region = "ZM", LanguageCode = "en" }, asked);
        Assert.Contains("ZESCO stands above Other. For ZESCO: its experience in this field.", text, StringComparison.Ordinal);
        Assert.Contains("+0.7500  Engaged once", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--language", "fr", "fr")]
    [InlineData("--country", "ZM", "Give --country or --region, not both.")]
    public async Task Explain_BadOptions_AreUsage(string option, string value, string expected)
    {
        await using var run = await WithEnterprise();
        var (code, _, error) = await run.RunAsync("explain", "--enterprise", "ent-1", "--institution", "zesco", "--region", "asean", option, value);

        Assert.Equal(ExitCodes.Usage, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rank_Explain_PrintsReasonsBelowEachPartnerAndSumsUpTheSmallerOnes()
    {
        await using var run = await WithEnterprise();
        RankPartnersRequest? asked = null;
        run.Fake.OnRank = (request, _) =>
        {
            asked = request;
            var match = Match();
            match.Explanation.Reasons.Add(Enumerable.Range(1, 5).Select(i => new Reason { Contribution = 0.1, Text = $"Small {i}" }));
            return Task.FromResult(new RankPartnersResponse
            {
                Enterprise = match.Enterprise,
                Region = match.Region,
                ModelVersion = "m-1",
                TotalSize = 1,
                Partners = { new RankedPartner { Rank = 1, Institution = match.Institution, Score = 1, Explanation = match.Explanation } },
            });
        };
        var (code, text, error) = await run.RunAsync("rank", "--enterprise", "ent-1", "--country", "ZM", "--explain");

        Assert.True(code == ExitCodes.Ok, error);
        Assert.True(asked!.Explain);
        Assert.Equal("en", asked.LanguageCode);
        Assert.Contains("   1  ZESCO · utility · ZM · 1.0000 · zesco", text, StringComparison.Ordinal);
        Assert.Contains("+1.2000  Engaged 4 times in energy in Zambia, last in 2012", text, StringComparison.Ordinal);
        Assert.Contains("+0.2000  2 smaller reasons together", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Small 4", text, StringComparison.Ordinal);
    }

    private static async Task<ClientRun> WithEnterprise()
    {
        var run = await ClientRun.StartAsync();
        run.Fake.OnGetEnterprise = id => new Enterprise { Name = $"enterprises/{id}", DisplayName = "An Enterprise" };
        return run;
    }

    private static ExplainMatchResponse Match() => new()
    {
        Rank = 2,
        CandidateCount = 30,
        Institution = new Institution { Name = "institutions/zesco", DisplayName = "ZESCO", CountryCode = "ZM", Kind = InstitutionKind.Utility },
        Enterprise = new Enterprise { Name = "enterprises/ent-1", DisplayName = "An Enterprise" },
        Sector = new Sector { Name = "sectors/energy", DisplayName = "Energy", DisplayNameZh = "能源" },
        Region = new Region { Name = "regions/ZM", DisplayName = "Zambia", DisplayNameZh = "赞比亚" },
        ModelVersion = "m-1",
        DataRevision = 9,
        Explanation = new Explanation
        {
            Summary = "Stands 2 of 30 candidates.",
            Score = 1,
            BaseScore = 0.2,
            Reasons =
            {
                new Reason { Group = ReasonGroup.Sector, Contribution = 1.2, Text = "Engaged 4 times in energy in Zambia, last in 2012" },
                new Reason { Group = ReasonGroup.Pair, Contribution = -0.4, Text = "Has not worked with this enterprise before" },
            },
            Evidence = new Evidence
            {
                EngagementCount = 12,
                OutcomeText = "Of 12 past engagements, 12 were completed",
                Outcomes = { new OutcomeCount { Outcome = EngagementOutcome.Completed, Count = 12 } },
                Engagements =
                {
                    new PastEngagement
                    {
                        EnterpriseDisplayName = "Sinohydro", CountryCode = "ZM", SectorDisplayName = "Energy", Year = 2012, Outcome = EngagementOutcome.Completed,
                    },
                },
            },
        },
    };
}
