using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class ExplainMatchTests
{
    private const string Utility = "zm-utility-1";

    private static ExplainMatchRequest Request => new() { Enterprise = SmallWorld.Sinohydro, Institution = Utility, Sector = "energy" };

    private static RankPartnersRequest Ranking => new() { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy", Explain = true };

    /// <summary>Found by fuzzing: a region without a candidate was a fault of the service.</summary>
    [Fact]
    public async Task ExplainMatch_OnlyInstitutionOfItsCountryDeleted_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var only = new Institution { DisplayName = "Only One", CountryCode = "NP", Kind = InstitutionKind.Utility };
        await service.Catalogue.CreateInstitutionAsync(new CreateInstitutionRequest { InstitutionId = "np-only", Institution = only }, RunningService.Options);
        await service.Catalogue.DeleteInstitutionAsync(new DeleteInstitutionRequest { Name = "institutions/np-only" }, RunningService.Options);
        service.Watcher.Look();

        var refused = await Refusal.OfAsync(
            service.Matching.ExplainMatchAsync(new ExplainMatchRequest { Enterprise = SmallWorld.Sinohydro, Institution = "np-only" }, RunningService.Options),
            StatusCode.InvalidArgument);
        var explained = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "NP", Explain = true }, RunningService.Options);

        Assert.Equal(["institution"], refused.Fields());
        Assert.Contains("deleted", refused.Message, StringComparison.Ordinal);
        Assert.Empty(explained.Partners);
    }

    [Fact]
    [Covers("MatchingService/ExplainMatch", CallCase.Happy)]
    public async Task ExplainMatch_EngagedInstitution_AddsUpToTheRankedScoreAndTellsItsEvidence()
    {
        await using var service = await RunningService.StartAsync();
        var ranked = (await service.Matching.RankPartnersAsync(new RankPartnersRequest(Ranking) { Explain = false }, RunningService.Options)).Partners
            .Single(partner => partner.Institution.Name == $"institutions/{Utility}");
        var answer = await service.Matching.ExplainMatchAsync(Request, RunningService.Options);

        Assert.Null(ranked.Explanation);
        Assert.Equal(ranked.Rank, answer.Rank);
        Assert.Equal(24, answer.CandidateCount);
        Assert.Equal(ranked.Institution, answer.Institution);
        Assert.Equal("regions/ZM", answer.Region.Name);
        Assert.Equal("sectors/energy", answer.Sector.Name);
        Assert.Equal(SmallModels.First, answer.ModelVersion);
        AssertAddsUp(ranked.Score, answer.Explanation);

        var known = SmallWorld.Engagements.Where(row => row.Institution.Value == Utility).ToList();
        var evidence = answer.Explanation.Evidence;
        Assert.Equal(known.Count, evidence.EngagementCount);
        Assert.Equal(Math.Min(10, known.Count), evidence.Engagements.Count);
        Assert.Equal(known.Max(row => row.Year), evidence.Engagements[0].Year);
        Assert.Equal([new OutcomeCount { Outcome = EngagementOutcome.Completed, Count = known.Count }], evidence.Outcomes);
        Assert.Equal($"All {known.Count} past engagements were completed", evidence.OutcomeText);
        Assert.All(evidence.ComparableProjects, past => Assert.True(past.CountryCode is "KE" or "TZ" && past.Sector == "sectors/energy"));
        Assert.NotEmpty(evidence.ComparableProjects);
    }

    [Fact]
    public async Task ExplainMatch_Chinese_IsTheSameInChinese()
    {
        await using var service = await RunningService.StartAsync();
        var english = await service.Matching.ExplainMatchAsync(Request, RunningService.Options);
        var chinese = await service.Matching.ExplainMatchAsync(new ExplainMatchRequest(Request) { LanguageCode = "zh-CN" }, RunningService.Options);

        Assert.Equal(english.Explanation.Reasons.Select(Contribution), chinese.Explanation.Reasons.Select(Contribution));
        Assert.All(chinese.Explanation.Reasons, reason => Assert.Contains(reason.Text, Domain.NameFolding.IsIdeograph));
        Assert.All(english.Explanation.Reasons, reason => Assert.DoesNotContain(reason.Text, Domain.NameFolding.IsIdeograph));
        Assert.Equal("能源", chinese.Explanation.Evidence.Engagements[0].SectorDisplayName);
        Assert.Contains("已完成", chinese.Explanation.Evidence.OutcomeText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RankPartners_Explain_EachPartnerOfThePageAddsUp()
    {
        await using var service = await RunningService.StartAsync();
        var first = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Ranking) { PageSize = 5 }, RunningService.Options);
        var next = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest(Ranking) { PageSize = 5, PageToken = first.NextPageToken, LanguageCode = "zh" }, RunningService.Options);

        Assert.Equal(10, first.Partners.Count + next.Partners.Count);
        Assert.All(first.Partners.Concat(next.Partners), partner => AssertAddsUp(partner.Score, partner.Explanation));
        Assert.StartsWith("Stands 1 of 24 candidates", first.Partners[0].Explanation.Summary, StringComparison.Ordinal);
        Assert.StartsWith("在24个候选机构中排第6位", next.Partners[0].Explanation.Summary, StringComparison.Ordinal);
    }

    [Fact]
    [Covers("MatchingService/CompareMatches", CallCase.Happy)]
    public async Task CompareMatches_TwoInstitutions_DifferencesAddUp()
    {
        await using var service = await RunningService.StartAsync();
        var request = new CompareMatchesRequest { Enterprise = SmallWorld.Sinohydro, Institution = Utility, OtherInstitution = "zm-hospital-1", Sector = "energy" };
        var answer = await service.Matching.CompareMatchesAsync(request, RunningService.Options);

        Assert.Equal(answer.Match.Explanation.Score - answer.OtherMatch.Explanation.Score, answer.ScoreDifference, 1e-9);
        Assert.Equal(answer.ScoreDifference, answer.Differences.Sum(part => part.Difference), 2e-4);
        var above = answer.ScoreDifference > 0 ? "above" : "below";
        Assert.StartsWith($"Zambia Electricity Supply Corporation 1 stands {above} Zambia Central Hospital 1", answer.Summary, StringComparison.Ordinal);
        Assert.All(answer.Differences, part => Assert.True(part.Text.Length > 0 && part.OtherText.Length > 0 && part.Label.Length > 0));
    }

    [Fact]
    public async Task ExplainMatch_AsOf_ExplainsTheRankingOfThatYear()
    {
        await using var service = await RunningService.StartAsync();
        var asOf = new Google.Type.Date { Year = 2008 };
        var ranked = (await service.Matching.RankPartnersAsync(new RankPartnersRequest(Ranking) { AsOf = asOf, PageSize = 200 }, RunningService.Options)).Partners
            .Single(partner => partner.Institution.Name == $"institutions/{Utility}");
        var answer = await service.Matching.ExplainMatchAsync(new ExplainMatchRequest(Request) { AsOf = asOf }, RunningService.Options);
        var now = await service.Matching.ExplainMatchAsync(Request, RunningService.Options);
        var request = new CompareMatchesRequest { Enterprise = SmallWorld.Sinohydro, Institution = Utility, OtherInstitution = "zm-hospital-1", Sector = "energy", AsOf = asOf };
        var compared = await service.Matching.CompareMatchesAsync(request, RunningService.Options);

        Assert.Equal((2008, 2014), (answer.AsOf.Year, now.AsOf.Year));
        Assert.Equal((ranked.Rank, ranked.Explanation), (answer.Rank, answer.Explanation));
        Assert.NotEqual(now.Explanation.Score, answer.Explanation.Score);
        Assert.All(answer.Explanation.Evidence.Engagements, past => Assert.InRange(past.Year, 2000, 2007));
        Assert.Equal(answer, compared.Match);
        Assert.Equal(2008, compared.OtherMatch.AsOf.Year);
    }

    [Fact]
    public async Task ExplainMatch_Stage_TellsThePolicyBesideTheScore()
    {
        await using var service = await RunningService.StartAsync();
        var academic = new ExplainMatchRequest(Request) { Institution = "zm-academic-1" };
        var plain = await service.Matching.ExplainMatchAsync(academic, RunningService.Options);
        var staged = await service.Matching.ExplainMatchAsync(new ExplainMatchRequest(academic) { Stage = Stage.MovingUp }, RunningService.Options);
        var chinese = await service.Matching.ExplainMatchAsync(new ExplainMatchRequest(academic) { Stage = Stage.MovingUp, LanguageCode = "zh" }, RunningService.Options);
        var ranked = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Ranking) { Stage = Stage.MovingUp, PageSize = 200 }, RunningService.Options);

        Assert.Equal((string.Empty, 0), (plain.Explanation.Policy, plain.PolicyScore));
        Assert.Equal("The policy for enterprises that are moving up adds 0.7 for universities and institutes, beside the score", staged.Explanation.Policy);
        Assert.Contains("加0.7分", chinese.Explanation.Policy, StringComparison.Ordinal);
        Assert.Equal((plain.Rank, plain.Explanation.Score), (staged.Rank, staged.Explanation.Score));
        Assert.All(ranked.Partners, partner => Assert.NotEmpty(partner.Explanation.Policy));
        Assert.Equal(staged.Explanation, ranked.Partners.Single(partner => partner.Institution.Name == "institutions/zm-academic-1").Explanation);
        Assert.Equal(0.7f, staged.PolicyScore);
    }

    [Theory]
    [InlineData("nobody", "zm-utility-1", "", "ENTERPRISE_NOT_FOUND")]
    [InlineData("sinohydro", "nowhere", "", "INSTITUTION_NOT_FOUND")]
    [InlineData("sinohydro", "zm-utility-1", "alchemy", "SECTOR_NOT_FOUND")]
    public async Task ExplainMatch_UnknownResource_IsNotFound(string enterprise, string institution, string sector, string reason)
    {
        await using var service = await RunningService.StartAsync();
        var request = new ExplainMatchRequest { Enterprise = enterprise, Institution = institution, Sector = sector };
        var status = await Refusal.OfAsync(service.Matching.ExplainMatchAsync(request, RunningService.Options), StatusCode.NotFound);
        Assert.Equal(reason, status.Reason());
    }

    [Fact]
    public async Task ExplainMatch_BadFields_AreAllNamed()
    {
        await using var service = await RunningService.StartAsync();
        var status = await Refusal.OfAsync(
            service.Matching.ExplainMatchAsync(new ExplainMatchRequest { Enterprise = "not ok!", LanguageCode = "fr" }, RunningService.Options), StatusCode.InvalidArgument);
        Assert.Equal(["enterprise", "institution", "language_code"], status.Fields());

        var never = await Refusal.OfAsync(
            service.Matching.ExplainMatchAsync(new ExplainMatchRequest(Request) { AsOf = new Google.Type.Date { Year = 2030 } }, RunningService.Options), StatusCode.InvalidArgument);
        Assert.Equal(["as_of"], never.Fields());

        var elsewhere = await Refusal.OfAsync(
            service.Matching.ExplainMatchAsync(new ExplainMatchRequest(Request) { Region = "VN" }, RunningService.Options), StatusCode.InvalidArgument);
        Assert.Equal(["institution"], elsewhere.Fields());
    }

    [Fact]
    public async Task CompareMatches_BadFields_AreNamed()
    {
        await using var service = await RunningService.StartAsync();
        var same = new CompareMatchesRequest { Enterprise = SmallWorld.Sinohydro, Institution = Utility, OtherInstitution = $"institutions/{Utility}" };
        var status = await Refusal.OfAsync(service.Matching.CompareMatchesAsync(same, RunningService.Options), StatusCode.InvalidArgument);
        Assert.Equal(["other_institution"], status.Fields());

        var apart = new CompareMatchesRequest(same) { OtherInstitution = "vn-utility-1" };
        status = await Refusal.OfAsync(service.Matching.CompareMatchesAsync(apart, RunningService.Options), StatusCode.InvalidArgument);
        Assert.Equal(["region"], status.Fields());

        var together = await service.Matching.CompareMatchesAsync(new CompareMatchesRequest(apart) { Region = "world" }, RunningService.Options);
        Assert.Equal(120, together.Match.CandidateCount);
    }

    [Fact]
    public async Task ExplainMatch_CancelledByCaller_IsCancelled()
    {
        await using var service = await RunningService.StartAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var call = service.Matching.ExplainMatchAsync(Request, new CallOptions(cancellationToken: source.Token));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));
        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
    }

    private static (ReasonGroup Group, double Contribution) Contribution(Reason reason) => (reason.Group, reason.Contribution);

    private static void AssertAddsUp(double score, Explanation explanation)
    {
        Assert.Equal(score, explanation.Score);
        Assert.Equal(score, explanation.BaseScore + explanation.Reasons.Sum(reason => reason.Contribution), 1e-4);
        Assert.DoesNotContain(explanation.Reasons, reason => reason.Group is ReasonGroup.Unspecified || reason.Contribution == 0 || reason.Text.Length == 0);
    }
}
