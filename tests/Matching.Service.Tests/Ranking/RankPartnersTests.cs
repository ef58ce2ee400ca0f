using Google.Rpc;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class RankPartnersTests
{
    private static RankPartnersRequest Energy => new() { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy" };

    [Fact]
    [Covers("MatchingService/RankPartners", CallCase.Happy)]
    public async Task RankPartners_KnownEnterprise_RanksEveryCandidateBestFirst()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.RankPartnersAsync(Energy, RunningService.Options);

        Assert.Equal(20, answer.Partners.Count);
        Assert.Equal(24, answer.TotalSize);
        Assert.Equal(Enumerable.Range(1, 20), answer.Partners.Select(partner => partner.Rank));
        Assert.All(answer.Partners.Zip(answer.Partners.Skip(1)), pair => Assert.True(
            pair.First.Score > pair.Second.Score
            || (pair.First.Score == pair.Second.Score && string.CompareOrdinal(pair.First.Institution.Name, pair.Second.Institution.Name) < 0)));
        Assert.All(answer.Partners, partner => Assert.Equal("ZM", partner.Institution.CountryCode));
        Assert.Equal(SmallModels.First, answer.ModelVersion);
        Assert.Equal(RankingSource.Live, answer.Source);
        Assert.Equal(0, answer.Generation);
        Assert.Equal(1, answer.DataRevision);
        Assert.Equal("enterprises/sinohydro", answer.Enterprise.Name);
        Assert.Equal("sectors/energy", answer.Sector.Name);
        Assert.Equal("regions/ZM", answer.Region.Name);
    }

    [Theory]
    [InlineData("Zambia", "regions/ZM", 24)]
    [InlineData("regions/ZM", "regions/ZM", 24)]
    [InlineData("zmb", "regions/ZM", 24)]
    [InlineData("赞比亚", "regions/ZM", 24)]
    [InlineData("eastern-africa", "regions/eastern-africa", 72)]
    [InlineData("001", "regions/world", 120)]
    public async Task RankPartners_RegionWrittenInAnyWay_IsUnderstood(string region, string name, int candidates)
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest { Enterprise = "enterprises/sinohydro", Region = region }, RunningService.Options);

        Assert.Equal(name, answer.Region.Name);
        Assert.Equal(candidates, answer.TotalSize);
        Assert.Null(answer.Sector);
    }

    [Fact]
    public async Task RankPartners_EnterpriseWithoutHistory_IsRankedForToo()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest { Enterprise = SmallWorld.Newcomer, Region = "KE", Sector = "energy", PageSize = 4 }, RunningService.Options);

        Assert.Equal(4, answer.Partners.Count);
        Assert.Contains(answer.Partners, partner => partner.Institution.Kind == InstitutionKind.Utility);
    }

    [Theory]
    [InlineData("nobody", "ZM", "", "ENTERPRISE_NOT_FOUND", "enterprises/nobody")]
    [InlineData("sinohydro", "Atlantis", "", "REGION_NOT_FOUND", "regions/Atlantis")]
    [InlineData("sinohydro", "ZM", "alchemy", "SECTOR_NOT_FOUND", "sectors/alchemy")]
    public async Task RankPartners_UnknownResource_IsNotFoundAndNamed(string enterprise, string region, string sector, string reason, string name)
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersRequest { Enterprise = enterprise, Region = region, Sector = sector };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersAsync(request, RunningService.Options), StatusCode.NotFound);

        Assert.Equal(reason, status.Reason());
        Assert.Equal(name, status.GetDetail<ResourceInfo>()!.ResourceName);
    }

    [Fact]
    [Covers("MatchingService/RankPartners", CallCase.Bad)]
    public async Task RankPartners_ManyBadFields_AllAreNamedAtOnce()
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersRequest
        {
            Enterprise = "institutions/x",
            Sector = new string('s', 201),
            PageSize = -1,
            PageToken = "not a token",
            CandidateFilter = new CandidateFilter { Kinds = { InstitutionKind.Bank, (InstitutionKind)99 }, ExcludeInstitutions = { "ok", "not ok!" } },
        };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(ErrorReasons.InvalidFields, status.Reason());
        Assert.Equal(
            ["enterprise", "sector", "region", "candidate_filter.kinds[1]", "candidate_filter.exclude_institutions[1]", "page_size", "page_token"],
            status.Fields());
    }

    [Fact]
    public async Task RankPartners_Filter_LeavesOutAndChangesNoScore()
    {
        await using var service = await RunningService.StartAsync();
        var all = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Energy) { PageSize = 200 }, RunningService.Options);
        var best = all.Partners[0].Institution.Name;
        var request = new RankPartnersRequest(Energy)
        {
            PageSize = 200,
            CandidateFilter = new CandidateFilter { Kinds = { InstitutionKind.Utility, InstitutionKind.Academic }, ExcludeInstitutions = { best } },
        };
        var some = await service.Matching.RankPartnersAsync(request, RunningService.Options);

        var expected = all.Partners.Where(partner =>
            partner.Institution.Kind is InstitutionKind.Utility or InstitutionKind.Academic && partner.Institution.Name != best);
        Assert.Equal(expected.Select(Pair), some.Partners.Select(Pair));
        Assert.Equal(some.Partners.Count, some.TotalSize);
    }

    [Fact]
    public async Task RankPartners_ExcludeEngaged_LeavesOutOldPartners()
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersRequest
        {
            Enterprise = SmallWorld.Sinohydro,
            Region = "world",
            PageSize = 200,
            CandidateFilter = new CandidateFilter { ExcludeEngaged = true },
        };
        var answer = await service.Matching.RankPartnersAsync(request, RunningService.Options);

        var engaged = SmallWorld.Engagements.Where(row => row.Enterprise.Value == SmallWorld.Sinohydro)
            .Select(row => $"institutions/{row.Institution}").Distinct().ToList();
        Assert.NotEmpty(engaged);
        Assert.Equal(120 - engaged.Count, answer.TotalSize);
        Assert.DoesNotContain(answer.Partners, partner => engaged.Contains(partner.Institution.Name));
    }

    [Fact]
    public async Task RankPartners_CancelledByCaller_IsCancelled()
    {
        await using var service = await RunningService.StartAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var call = service.Matching.RankPartnersAsync(Energy, new CallOptions(cancellationToken: source.Token));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
    }

    [Fact]
    public async Task RankPartners_RequestIdGiven_ComesBack()
    {
        await using var service = await RunningService.StartAsync();
        using var call = service.Matching.RankPartnersAsync(Energy, RunningService.Options.WithHeaders(new Metadata { { "x-request-id", "mine-1" } }));
        await call;

        Assert.Equal("mine-1", (await call.ResponseHeadersAsync).GetValue("x-request-id"));
    }

    private static (string Name, float Score) Pair(RankedPartner partner) => (partner.Institution.Name, partner.Score);
}
