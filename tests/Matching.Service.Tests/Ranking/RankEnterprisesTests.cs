using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class RankEnterprisesTests
{
    private static RankEnterprisesRequest Utility => new() { Institution = "zm-utility-1", Sector = "energy", PageSize = 200 };

    [Fact]
    [Covers("MatchingService/RankEnterprises", CallCase.Happy)]
    public async Task RankEnterprises_KnownInstitution_RanksEnterprisesByExpectedPart()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.RankEnterprisesAsync(Utility, RunningService.Options);

        Assert.Equal(13, answer.TotalSize);
        Assert.Equal(Enumerable.Range(1, 13), answer.Enterprises.Select(line => line.Rank));
        Assert.All(answer.Enterprises, line => Assert.Equal(line.Activity * line.Share, line.Score));
        Assert.Equal(answer.Enterprises.OrderByDescending(line => line.Score).ThenBy(line => line.Enterprise.Name, StringComparer.Ordinal), answer.Enterprises);
        Assert.Equal("institutions/zm-utility-1", answer.Institution.Name);
        Assert.Equal("sectors/energy", answer.Sector.Name);
        Assert.Equal(SmallModels.First, answer.ModelVersion);
        Assert.Equal(
            SmallWorld.Engagements.Where(row => row.Institution.Value == "zm-utility-1").GroupBy(row => $"enterprises/{row.Enterprise}").ToDictionary(group => group.Key, group => group.Count()),
            answer.Enterprises.Where(line => line.PastEngagements > 0).ToDictionary(line => line.Enterprise.Name, line => line.PastEngagements));
    }

    [Fact]
    public async Task RankEnterprises_Share_IsTheInstitutionsPartOfTheEnterprisesOwnRanking()
    {
        await using var service = await RunningService.StartAsync();
        var line = (await service.Matching.RankEnterprisesAsync(Utility, RunningService.Options)).Enterprises[2];
        var ranking = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest { Enterprise = line.Enterprise.Name, Region = "ZM", Sector = "energy", PageSize = 200 }, RunningService.Options);
        var own = ranking.Partners.Single(partner => partner.Institution.Name == "institutions/zm-utility-1").Score;

        Assert.Equal(Math.Exp(own) / ranking.Partners.Sum(partner => Math.Exp(partner.Score)), line.Share, 1e-9);
    }

    [Fact]
    public async Task RankEnterprises_Paged_GivesEveryEnterpriseOnce()
    {
        await using var service = await RunningService.StartAsync();
        var whole = await service.Matching.RankEnterprisesAsync(Utility, RunningService.Options);
        var request = new RankEnterprisesRequest(Utility) { PageSize = 5 };
        var paged = new List<RankedEnterprise>();
        do
        {
            var page = await service.Matching.RankEnterprisesAsync(request, RunningService.Options);
            paged.AddRange(page.Enterprises);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(whole.Enterprises, paged);
    }

    [Fact]
    public async Task RankEnterprises_ExcludeEngaged_LeavesOutOldPartners()
    {
        await using var service = await RunningService.StartAsync();
        var all = await service.Matching.RankEnterprisesAsync(Utility, RunningService.Options);
        var some = await service.Matching.RankEnterprisesAsync(new RankEnterprisesRequest(Utility) { ExcludeEngaged = true }, RunningService.Options);

        Assert.Equal(all.Enterprises.Where(line => line.PastEngagements == 0).Select(line => line.Enterprise), some.Enterprises.Select(line => line.Enterprise));
        Assert.True(some.TotalSize < all.TotalSize);
    }

    [Theory]
    [InlineData("nobody", "", "INSTITUTION_NOT_FOUND")]
    [InlineData("zm-utility-1", "alchemy", "SECTOR_NOT_FOUND")]
    public async Task RankEnterprises_UnknownResource_IsNotFound(string institution, string sector, string reason)
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankEnterprisesRequest { Institution = institution, Sector = sector };
        var status = await Refusal.OfAsync(service.Matching.RankEnterprisesAsync(request, RunningService.Options), StatusCode.NotFound);

        Assert.Equal(reason, status.Reason());
    }

    [Fact]
    public async Task RankEnterprises_BadFields_AllAreNamedAtOnce()
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankEnterprisesRequest { PageSize = -1, PageToken = "x", Sector = new string('s', 201) };
        var status = await Refusal.OfAsync(service.Matching.RankEnterprisesAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["institution", "sector", "page_size", "page_token"], status.Fields());
    }

    [Fact]
    public async Task RankEnterprises_CancelledByCaller_IsCancelled()
    {
        await using var service = await RunningService.StartAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var call = service.Matching.RankEnterprisesAsync(Utility, new CallOptions(cancellationToken: source.Token));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
    }
}
