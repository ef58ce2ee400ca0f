using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class BatchRankPartnersTests
{
    private static RankPartnersRequest Zambia => new() { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy", PageSize = 7 };

    [Fact]
    [Covers("MatchingService/BatchRankPartners", CallCase.Happy)]
    public async Task BatchRankPartners_SeveralRequests_AreAnsweredAsAskedAlone()
    {
        await using var service = await RunningService.StartAsync();
        RankPartnersRequest[] requests =
        [
            Zambia,
            new() { Enterprise = SmallWorld.Newcomer, Region = "world", Stage = Stage.GoingGlobal },
            new(Zambia) { Explain = true, LanguageCode = "zh", PageSize = 3, AsOf = new Google.Type.Date { Year = 2009 } },
            new(Zambia) { CandidateFilter = new CandidateFilter { Kinds = { InstitutionKind.Museum } } },
        ];
        var batch = await service.Matching.BatchRankPartnersAsync(new BatchRankPartnersRequest { Requests = { requests } }, RunningService.Options);
        var alone = new List<RankPartnersResponse>();
        foreach (var request in requests)
        {
            alone.Add(await service.Matching.RankPartnersAsync(request, RunningService.Options));
        }

        Assert.Equal(alone, batch.Responses);
        Assert.All(batch.Responses[2].Partners, partner => Assert.NotEmpty(partner.Explanation.Reasons));
        Assert.Empty(batch.Responses[3].Partners);
        var next = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Zambia) { PageToken = batch.Responses[0].NextPageToken }, RunningService.Options);
        Assert.Equal(8, next.Partners[0].Rank);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task BatchRankPartners_NoneOrTooMany_IsRefused(int count)
    {
        await using var service = await RunningService.StartAsync();
        var request = new BatchRankPartnersRequest { Requests = { Enumerable.Repeat(Zambia, count) } };
        var status = await Refusal.OfAsync(service.Matching.BatchRankPartnersAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["requests"], status.Fields());
    }

    [Fact]
    public async Task BatchRankPartners_MoreExplanationsThanAllowed_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        var request = new BatchRankPartnersRequest { Requests = { Enumerable.Repeat(new RankPartnersRequest(Zambia) { Explain = true, PageSize = 200 }, 3) } };
        var status = await Refusal.OfAsync(service.Matching.BatchRankPartnersAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["requests"], status.Fields());
    }

    [Fact]
    public async Task BatchRankPartners_BadMembers_AreNamedByTheirPath()
    {
        await using var service = await RunningService.StartAsync();
        var request = new BatchRankPartnersRequest
        {
            Requests =
            {
                Zambia,
                new RankPartnersRequest(Zambia) { Region = string.Empty, PageToken = "x" },
                new RankPartnersRequest(Zambia) { CandidateFilter = new CandidateFilter { Kinds = { (InstitutionKind)99 } }, AsOf = new Google.Type.Date { Year = 2030 } },
            },
        };
        var status = await Refusal.OfAsync(service.Matching.BatchRankPartnersAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["requests[1].region", "requests[1].page_token", "requests[2].candidate_filter.kinds[0]", "requests[2].as_of"], status.Fields());
    }

    [Theory]
    [InlineData("nobody", "ZM", "requests[1].enterprise", "ENTERPRISE_NOT_FOUND")]
    [InlineData(SmallWorld.Sinohydro, "Atlantis", "requests[1].region", "REGION_NOT_FOUND")]
    public async Task BatchRankPartners_MemberNamesNobody_FailsAsAWholeAndSaysWhich(string enterprise, string region, string field, string reason)
    {
        await using var service = await RunningService.StartAsync();
        var request = new BatchRankPartnersRequest { Requests = { Zambia, new RankPartnersRequest(Zambia) { Enterprise = enterprise, Region = region } } };
        var status = await Refusal.OfAsync(service.Matching.BatchRankPartnersAsync(request, RunningService.Options), StatusCode.NotFound);

        Assert.Equal(reason, status.Reason());
        Assert.Equal([field], status.Fields());
    }

    [Fact]
    public async Task BatchRankPartners_CancelledByCaller_IsCancelled()
    {
        await using var service = await RunningService.StartAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var call = service.Matching.BatchRankPartnersAsync(new BatchRankPartnersRequest { Requests = { Zambia } }, new CallOptions(cancellationToken: source.Token));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
    }
}
