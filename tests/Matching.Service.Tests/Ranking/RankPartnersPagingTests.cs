using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class RankPartnersPagingTests
{
    private static RankPartnersRequest World(int size) => new() { Enterprise = SmallWorld.Sinohydro, Region = "world", Sector = "energy", PageSize = size };

    [Fact]
    public async Task RankPartners_FollowedByToken_GivesEveryCandidateOnce()
    {
        await using var service = await RunningService.StartAsync();
        var whole = await service.Matching.RankPartnersAsync(World(1000), RunningService.Options);
        var paged = new List<RankedPartner>();
        var request = World(7);
        do
        {
            var page = await service.Matching.RankPartnersAsync(request, RunningService.Options);
            paged.AddRange(page.Partners);
            request.PageToken = page.NextPageToken;
            request.PageSize = 11;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(120, whole.Partners.Count);
        Assert.Empty(whole.NextPageToken);
        Assert.Equal(whole.Partners, paged);
    }

    [Fact]
    public async Task RankPartners_TokenOfAnotherQuery_IsRefusedByName()
    {
        await using var service = await RunningService.StartAsync();
        var first = await service.Matching.RankPartnersAsync(World(5), RunningService.Options);
        var other = new RankPartnersRequest(World(5)) { Sector = "health", PageToken = first.NextPageToken };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersAsync(other, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["page_token"], status.Fields());
    }

    [Fact]
    public async Task RankPartners_TamperedToken_IsRefusedByName()
    {
        await using var service = await RunningService.StartAsync();
        var first = await service.Matching.RankPartnersAsync(World(5), RunningService.Options);
        var token = first.NextPageToken;
        var tampered = new RankPartnersRequest(World(5)) { PageToken = (token[0] == 'A' ? 'B' : 'A') + token[1..] };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersAsync(tampered, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["page_token"], status.Fields());
    }

    [Fact]
    public async Task RankPartners_DataChangedBetweenPages_GoesOnInTheOldState()
    {
        await using var service = await RunningService.StartAsync();
        var whole = await service.Matching.RankPartnersAsync(World(200), RunningService.Options);
        var first = await service.Matching.RankPartnersAsync(World(60), RunningService.Options);
        ChangeData(service, 0);
        var second = await service.Matching.RankPartnersAsync(
            new RankPartnersRequest(World(60)) { PageToken = first.NextPageToken }, RunningService.Options);
        var fresh = await service.Matching.RankPartnersAsync(World(60), RunningService.Options);

        Assert.Equal(whole.Partners, first.Partners.Concat(second.Partners));
        Assert.Equal(1, second.DataRevision);
        Assert.Equal(2, fresh.DataRevision);
    }

    [Fact]
    public async Task RankPartners_StateNoLongerHeld_IsAborted()
    {
        await using var service = await RunningService.StartAsync();
        var first = await service.Matching.RankPartnersAsync(World(60), RunningService.Options);
        for (var i = 0; i <= ServingStates.MaxSuperseded; i++)
        {
            ChangeData(service, i);
        }

        var stale = new RankPartnersRequest(World(60)) { PageToken = first.NextPageToken };
        var status = await Refusal.OfAsync(service.Matching.RankPartnersAsync(stale, RunningService.Options), StatusCode.Aborted);
        Assert.Equal(ErrorReasons.RankingChanged, status.Reason());
    }

    /// <summary>An import, and one look of the watcher's, so that no test waits for its clock.</summary>
    private static void ChangeData(RunningService service, int number)
    {
        using (var import = service.Store.BeginImport())
        {
            import.Put(SmallWorld.EngagementOf($"late-{number}", SmallWorld.Sinohydro, "zm-company-1", "ZM", "energy", 2014));
            import.Commit();
        }

        var revision = service.Store.DataRevision;
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == revision, RunningService.Patience));
    }
}
