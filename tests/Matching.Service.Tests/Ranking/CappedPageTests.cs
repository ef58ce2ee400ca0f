using Matching.Domain;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class CappedPageTests
{
    private const int PageLength = 30;

    private static readonly RankQuery Query = new(new EnterpriseId(SmallWorld.Sinohydro), new SectorId("energy"), new RegionId("eastern-africa"));

    private static RankPartnersRequest Request => new() { Enterprise = SmallWorld.Sinohydro, Sector = "energy", Region = "eastern-africa", PageSize = 20 };

    [Fact]
    public async Task RankPartners_CappedPage_IsServedInItsOrderAndNamesItsCap()
    {
        await using var service = await RunningService.StartAsync();
        var top = Publish(service);
        var answer = await service.Matching.RankPartnersAsync(Request, RunningService.Options);

        Assert.Equal(RankingSource.Published, answer.Source);
        Assert.Equal(7, answer.ExposureCap);
        Assert.Equal(top.Take(20).Select(item => ($"institutions/{item.Institution}", item.Score)), answer.Partners.Select(partner => (partner.Institution.Name, partner.Score)));
    }

    [Fact]
    public async Task RankPartners_PagedBeyondTheCappedPage_GivesEveryCandidateOnce()
    {
        await using var service = await RunningService.StartAsync();
        var top = Publish(service);
        var request = Request;
        var names = new List<string>();
        do
        {
            var page = await service.Matching.RankPartnersAsync(request, RunningService.Options);
            names.AddRange(page.Partners.Select(partner => partner.Institution.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(72, names.Distinct().Count());
        Assert.Equal(72, names.Count);
        Assert.Equal(top.Select(item => $"institutions/{item.Institution}"), names.Take(PageLength));
    }

    [Fact]
    public async Task RankPartners_AnythingButThePlainQuery_IsRankedLiveWithoutACap()
    {
        await using var service = await RunningService.StartAsync();
        var live = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Request) { Filter = "kind != museum" }, RunningService.Options);
        Publish(service);
        var answer = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Request) { Filter = "kind != museum" }, RunningService.Options);

        Assert.Equal(0, answer.ExposureCap);
        Assert.Equal(live, answer);
    }

    [Fact]
    public async Task RankPartners_BegunBeforeTheCap_GoesOnInTheOrderItBegan()
    {
        await using var service = await RunningService.StartAsync();
        var whole = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Request) { PageSize = 200 }, RunningService.Options);
        var first = await service.Matching.RankPartnersAsync(Request, RunningService.Options);
        Publish(service);
        var second = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Request) { PageToken = first.NextPageToken }, RunningService.Options);

        Assert.Equal(whole.Partners.Take(40), first.Partners.Concat(second.Partners));
        Assert.Equal(0, second.ExposureCap);
    }

    [Fact]
    public async Task RankPartners_CappedTwiceMoreBetweenPages_GoesOnInTheOrderItBegan()
    {
        await using var service = await RunningService.StartAsync();
        var top = Publish(service);
        var request = Request;
        var names = new List<string>();
        for (var page = 0; page < 3; page++)
        {
            var answer = await service.Matching.RankPartnersAsync(request, RunningService.Options);
            names.AddRange(answer.Partners.Select(partner => partner.Institution.Name));
            request.PageToken = answer.NextPageToken;
            Publish(service);
        }

        Assert.Equal(60, names.Distinct().Count());
        Assert.Equal(top.Select(item => $"institutions/{item.Institution}"), names.Take(PageLength));
    }

    /// <summary>Writes a page with its first half behind its second, as a cap might, and waits until the service has taken it up.</summary>
    private static List<RankedInstitution> Publish(RunningService service)
    {
        var state = service.States.Current;
        var ranked = state.Ranker.Rank(Query, Domain.CandidateFilter.None, TestContext.Current.CancellationToken);
        var top = ranked.Items.Take(PageLength).Skip(PageLength / 2).Concat(ranked.Items.Take(PageLength / 2)).ToList();
        long number;
        using (var writer = service.Store.Rankings.BeginGeneration(state.Model.Version, state.DataRevision, TimeProvider.System, cap: new ExposureCap(7, 10)))
        {
            writer.Write(new RankedPage(Query, ranked.CandidateCount, top));
            number = writer.Commit().Number;
        }

        Assert.True(SpinWait.SpinUntil(() => service.States.Current.CurrentGeneration?.Number == number, RunningService.Patience));
        return top;
    }
}
