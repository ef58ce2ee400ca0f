using Google.Rpc;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class RankPartnersForClusterTests
{
    private static RankPartnersForClusterRequest Chain => new()
    {
        Enterprises = { SmallWorld.Sinohydro, "enterprises/ent-1", "ent-2" },
        Region = "ZM",
        Sector = "energy",
        PageSize = 200,
    };

    [Theory]
    [Covers("MatchingService/RankPartnersForCluster", CallCase.Happy)]
    [InlineData(ClusterAggregation.Unspecified)]
    [InlineData(ClusterAggregation.Average)]
    [InlineData(ClusterAggregation.LeastMisery)]
    public async Task RankPartnersForCluster_Members_AreJoinedByTheirShares(ClusterAggregation aggregation)
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.RankPartnersForClusterAsync(new RankPartnersForClusterRequest(Chain) { Aggregation = aggregation }, RunningService.Options);

        Assert.Equal(24, answer.TotalSize);
        Assert.Equal(["enterprises/sinohydro", "enterprises/ent-1", "enterprises/ent-2"], answer.Enterprises.Select(one => one.Name));
        Assert.All(answer.Partners, partner =>
        {
            Assert.Equal(answer.Enterprises.Select(one => one.Name), partner.Members.Select(member => member.Enterprise));
            var shares = partner.Members.Select(member => member.Share);
            Assert.Equal(aggregation == ClusterAggregation.LeastMisery ? shares.Min() : shares.Average(), partner.Score, 1e-12);
        });
        Assert.Equal(answer.Partners.OrderByDescending(partner => partner.Score).ThenBy(partner => partner.Institution.Name, StringComparer.Ordinal), answer.Partners);
        for (var member = 0; member < 3; member++)
        {
            Assert.Equal(1, answer.Partners.Sum(partner => partner.Members[member].Share), 1e-9);
        }
    }

    [Fact]
    public async Task RankPartnersForCluster_MembersRank_IsThatOfItsOwnRanking()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.RankPartnersForClusterAsync(Chain, RunningService.Options);
        var own = await service.Matching.RankPartnersAsync(new RankPartnersRequest { Enterprise = "ent-1", Region = "ZM", Sector = "energy", PageSize = 200 }, RunningService.Options);

        Assert.Equal(own.Partners.ToDictionary(partner => partner.Institution.Name, partner => partner.Rank), answer.Partners.ToDictionary(partner => partner.Institution.Name, partner => partner.Members[1].Rank));
    }

    [Fact]
    public async Task RankPartnersForCluster_Filtered_KeepsSharesAndLeavesOutWhomAnyMemberEngaged()
    {
        await using var service = await RunningService.StartAsync();
        var all = await service.Matching.RankPartnersForClusterAsync(Chain, RunningService.Options);
        var request = new RankPartnersForClusterRequest(Chain) { CandidateFilter = new CandidateFilter { ExcludeEngaged = true }, Filter = "kind != hospital" };
        var some = await service.Matching.RankPartnersForClusterAsync(request, RunningService.Options);

        var engaged = SmallWorld.Engagements.Where(row => row.Enterprise.Value is SmallWorld.Sinohydro or "ent-1" or "ent-2").Select(row => $"institutions/{row.Institution}").ToHashSet();
        Assert.Equal(
            all.Partners.Where(partner => !engaged.Contains(partner.Institution.Name) && partner.Institution.Kind != InstitutionKind.Hospital).Select(partner => (partner.Institution.Name, partner.Score)),
            some.Partners.Select(partner => (partner.Institution.Name, partner.Score)));
        Assert.Equal(some.Partners.Count, some.TotalSize);
    }

    [Fact]
    public async Task RankPartnersForCluster_Paged_GivesEveryCandidateOnceAndRefusesAnotherRequestsToken()
    {
        await using var service = await RunningService.StartAsync();
        var whole = await service.Matching.RankPartnersForClusterAsync(Chain, RunningService.Options);
        var request = new RankPartnersForClusterRequest(Chain) { PageSize = 7 };
        var first = await service.Matching.RankPartnersForClusterAsync(request, RunningService.Options);
        request.PageToken = first.NextPageToken;
        request.PageSize = 200;
        var rest = await service.Matching.RankPartnersForClusterAsync(request, RunningService.Options);
        request.Aggregation = ClusterAggregation.LeastMisery;
        var status = await Refusal.OfAsync(service.Matching.RankPartnersForClusterAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(whole.Partners, first.Partners.Concat(rest.Partners));
        Assert.Equal(["page_token"], status.Fields());
    }

    [Fact]
    public async Task RankPartnersForCluster_NobodyPasses_IsEmpty()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.RankPartnersForClusterAsync(new RankPartnersForClusterRequest(Chain) { Filter = "kind = museum" }, RunningService.Options);

        Assert.Empty(answer.Partners);
        Assert.Empty(answer.NextPageToken);
    }

    [Fact]
    public async Task RankPartnersForCluster_BadFields_AllAreNamedAtOnce()
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersForClusterRequest { Enterprises = { "ent-1", "not ok!", "ent-1" }, Aggregation = (ClusterAggregation)9, PageSize = -1, Filter = "(" };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersForClusterAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["enterprises[1]", "enterprises[2]", "region", "aggregation", "page_size", "filter"], status.Fields());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(21)]
    public async Task RankPartnersForCluster_TooFewOrTooMany_IsRefused(int members)
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersForClusterRequest { Enterprises = { Enumerable.Range(1, members).Select(i => $"ent-{i}") }, Region = "ZM" };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersForClusterAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["enterprises"], status.Fields());
    }

    [Fact]
    public async Task RankPartnersForCluster_UnknownMember_IsNotFoundAndNamed()
    {
        await using var service = await RunningService.StartAsync();
        var request = new RankPartnersForClusterRequest(Chain) { Enterprises = { "nobody" } };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersForClusterAsync(request, RunningService.Options), StatusCode.NotFound);

        Assert.Equal("enterprises/nobody", status.GetDetail<ResourceInfo>()!.ResourceName);
    }

    [Fact]
    public async Task RankPartnersForCluster_CancelledByCaller_IsCancelled()
    {
        await using var service = await RunningService.StartAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var call = service.Matching.RankPartnersForClusterAsync(Chain, new CallOptions(cancellationToken: source.Token));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
    }
}
