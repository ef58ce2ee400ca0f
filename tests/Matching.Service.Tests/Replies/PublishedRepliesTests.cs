using Google.Protobuf;
using Matching.Domain;
using Matching.Jobs;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

public sealed class PublishedRepliesTests
{
    [Fact]
    public async Task TryAnswer_EveryPublishedPage_GivesTheBytesOfTheMessage()
    {
        await using var service = await PublishedAsync();
        var (state, compared) = (service.States.Current, 0);
        foreach (var query in ActiveQueries.Of(LearningData.Load(service.Store)))
        {
            foreach (var size in new[] { 0, 1, 7, 200 })
            {
                var request = Request(query, size);
                var (rented, length) = Assert.NotNull(Replies(service).TryAnswer(state, request));
                Assert.Equal(Message(service, state, request), RankPartnersResponse.Parser.ParseFrom(rented, 0, length));
                Assert.Equal(Message(service, state, request).ToByteArray(), rented.AsSpan(0, length).ToArray());
                compared++;
            }
        }

        Assert.InRange(compared, 100, int.MaxValue);
    }

    [Fact]
    public async Task RankPartners_AskedTwice_IsAnsweredFromTheCacheUntilTheStateChanges()
    {
        await using var service = await PublishedAsync();
        var request = Request(new RankQuery(new EnterpriseId(SmallWorld.Sinohydro), new SectorId("energy"), new RegionId("ZM")), size: 5);
        var first = await service.Matching.RankPartnersAsync(request, RunningService.Options);
        var kept = service.States.Current.Replies;
        Assert.InRange(kept.Bytes, 1, long.MaxValue);
        Assert.Equal(first, await service.Matching.RankPartnersAsync(request, RunningService.Options));

        await service.Catalogue.UpdateInstitutionAsync(
            new UpdateInstitutionRequest
            {
                Institution = new V1.Institution { Name = first.Partners[0].Institution.Name, DisplayName = "Another Name Altogether" },
                UpdateMask = new() { Paths = { "display_name" } },
            },
            RunningService.Options);
        service.Watcher.Look();
        var after = await service.Matching.RankPartnersAsync(request, RunningService.Options);

        Assert.Contains(after.Partners, partner => partner.Institution.DisplayName == "Another Name Altogether");
        Assert.Equal(0, kept.Bytes);
    }

    [Fact]
    public async Task RankPartners_WithReasonsOrLaterPage_IsNotKept()
    {
        await using var service = await PublishedAsync();
        var request = Request(new RankQuery(new EnterpriseId(SmallWorld.Sinohydro), null, new RegionId("ZM")), size: 2);
        request.Explain = true;
        var first = await service.Matching.RankPartnersAsync(request, RunningService.Options);
        await service.Matching.RankPartnersAsync(new RankPartnersRequest(request) { PageToken = first.NextPageToken }, RunningService.Options);

        Assert.Equal(0, service.States.Current.Replies.Bytes);
    }

    [Theory]
    [InlineData("no-such-region", "", 5)]
    [InlineData("ZM", "no-such-sector", 5)]
    [InlineData("ZM", "", -1)]
    public async Task TryAnswer_RequestNotInOrder_LeavesItToTheMessage(string region, string sector, int size)
    {
        await using var service = await PublishedAsync();
        var request = new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = region, Sector = sector, PageSize = size };
        Assert.Null(Replies(service).TryAnswer(service.States.Current, request));
    }

    private static async Task<RunningService> PublishedAsync()
    {
        var service = await RunningService.StartAsync();
        using (var edit = service.Store.BeginEdit(TimeProvider.System))
        {
            // A line with everything an institution can have: aliases in two scripts, an end far away.
            var id = new InstitutionId(SmallWorld.InstitutionIdOf("ZM", Domain.InstitutionKind.Utility, 1));
            edit.Institutions.Update(edit.Institutions.Find(id)!.Value with { Aliases = ["ZESCO", "赞比亚电力"], ValidUntil = new DateTimeOffset(2999, 1, 2, 3, 4, 5, 678, TimeSpan.Zero) });
            edit.Commit();
        }

        PublishJob.Run(service.Store, service.Models, TimeProvider.System);
        service.Watcher.Look();
        Assert.NotNull(service.States.Current.Servable);
        return service;
    }

    private static PublishedReplies Replies(RunningService service) => service.App.Services.GetRequiredService<PublishedReplies>();

    private static RankPartnersRequest Request(RankQuery query, int size) => new()
    {
        Enterprise = $"enterprises/{query.Enterprise}",
        Sector = query.Sector?.Value ?? string.Empty,
        Region = $"regions/{query.Region}",
        PageSize = size,
    };

    private static RankPartnersResponse Message(RunningService service, ServingState state, RankPartnersRequest request)
    {
        var services = service.App.Services;
        var asked = PartnersForm.Read(new RequestFields(), request).Resolve(services.GetRequiredService<StagePolicy>(), state.Catalogue.Sectors);
        var size = request.PageSize == 0 ? MatchingRpc.DefaultPageSize : request.PageSize;
        var answer = services.GetRequiredService<RankPartnersCommand>().Answer(state, asked, null, 0, size, TestContext.Current.CancellationToken);
        return RankingMessages.Of(state, asked, answer, offset: 0, services.GetRequiredService<AttributionTokens>());
    }
}
