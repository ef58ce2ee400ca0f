using Matching.V1;

namespace Matching.Service.Tests;

/// <summary>One of everything that is measured.</summary>
internal static class Traffic
{
    public static async Task MakeAsync(RunningService service)
    {
        var request = new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy", PageSize = 5 };
        await service.Matching.RankPartnersAsync(request, RunningService.Options);
        await service.Catalogue.CreateSectorAsync(
            new CreateSectorRequest { SectorId = "solar-power", Sector = new Sector { DisplayName = "Solar power", Parent = "sectors/energy" } }, RunningService.Options);
        service.Watcher.Look();
        var operation = await service.ModelVersions.PublishRankingsAsync(new PublishRankingsRequest(), RunningService.Options);
        var done = await service.Operations.WaitOperationAsync(new WaitOperationRequest { Name = operation.Name }, RunningService.Options);
        Assert.True(done.Response is not null, done.ToString());
        service.Watcher.Look();
        using var call = service.Matching.StreamRankings(new StreamRankingsRequest { PartnersPerRanking = 1 }, RunningService.Options);
        var published = default(RankPartnersResponse);
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            published ??= call.ResponseStream.Current.Ranking;
        }

        Assert.NotNull(published);
        request = new RankPartnersRequest { Enterprise = published.Enterprise.Name, Region = published.Region.Name, Sector = published.Sector?.Name ?? string.Empty, PageSize = 5 };
        Assert.Equal(RankingSource.Published, (await service.Matching.RankPartnersAsync(request, RunningService.Options)).Source);
    }
}
