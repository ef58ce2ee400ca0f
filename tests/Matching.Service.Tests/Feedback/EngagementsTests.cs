using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class EngagementsTests
{
    private const string Newcomer = $"enterprises/{SmallWorld.Newcomer}";

    [Fact]
    [Covers("FeedbackService/ListEngagements", CallCase.Happy)]
    public async Task ListEngagements_Pipeline_TellsWhereEachStands()
    {
        await using var service = await RunningService.StartAsync();
        await RecordAsync(
            service,
            Event("a", "ke-utility-1", MatchEventKind.Introduced, daysAgo: 80),
            Event("b", "ke-utility-2", MatchEventKind.Meeting, daysAgo: 5),
            Event("c", "ke-utility-3", MatchEventKind.Introduced, daysAgo: 10),
            new MatchEvent(Event("d", "ke-utility-3", MatchEventKind.Declined, daysAgo: 1)) { DeclineReason = DeclineReason.NoCapacity, Note = "not before 2028" },
            Event("e", "ke-utility-4", MatchEventKind.Shown, daysAgo: 1));
        var answer = await service.Feedback.ListEngagementsAsync(new ListEngagementsRequest { Parent = Newcomer }, RunningService.Options);

        Assert.Equal(
            [
                ("institutions/ke-utility-2", MatchEventKind.Meeting, false),
                ("institutions/ke-utility-3", MatchEventKind.Declined, false),
                ("institutions/ke-utility-1", MatchEventKind.Introduced, true),
            ],
            answer.Engagements.Select(item => (item.Institution.Name, item.Stage, item.Overdue)));
        Assert.Equal((DeclineReason.NoCapacity, "not before 2028", false), (answer.Engagements[1].DeclineReason, answer.Engagements[1].Note, answer.Engagements[1].Counted));
        Assert.All(answer.Engagements, item => Assert.Equal((EngagementOrigin.Recorded, "sectors/energy", "regions/KE"), (item.Origin, item.Sector, item.Region)));
    }

    [Fact]
    public async Task ListEngagements_Filters_LeaveOutTheRest()
    {
        await using var service = await RunningService.StartAsync();
        await RecordAsync(
            service,
            Event("a", "ke-utility-1", MatchEventKind.Introduced, daysAgo: 80),
            Event("b", "ke-utility-2", MatchEventKind.Introduced, daysAgo: 5),
            Event("c", "ke-utility-4", MatchEventKind.Shown, daysAgo: 1));

        Assert.Equal(["institutions/ke-utility-1"], await NamesAsync(service, new ListEngagementsRequest { Parent = Newcomer, OverdueOnly = true }));
        Assert.Equal(["institutions/ke-utility-4"], await NamesAsync(service, new ListEngagementsRequest { Parent = Newcomer, Stages = { MatchEventKind.Shown } }));
        Assert.Empty(await NamesAsync(service, new ListEngagementsRequest { Parent = Newcomer, Stages = { MatchEventKind.Contract } }));
        Assert.Empty(await NamesAsync(service, new ListEngagementsRequest { Parent = Newcomer, Origin = EngagementOrigin.Imported }));
    }

    [Fact]
    public async Task ListEngagements_PageByPage_NeitherRepeatsNorSkipsWhileRecording()
    {
        await using var service = await RunningService.StartAsync();
        var imported = service.Store.Engagements.OfEnterprise(new Domain.EnterpriseId(SmallWorld.Sinohydro)).Count;
        await RecordAsync(service, [.. Enumerable.Range(1, 4).Select(i => new MatchEvent(Event($"a{i}", $"ke-utility-{i}", MatchEventKind.Introduced, i)) { Enterprise = SmallWorld.Sinohydro })]);
        var seen = new List<string>();
        var request = new ListEngagementsRequest { Parent = SmallWorld.Sinohydro, PageSize = 7 };
        do
        {
            var page = await service.Feedback.ListEngagementsAsync(request, RunningService.Options);
            seen.AddRange(page.Engagements.Select(item => item.Name));
            request.PageToken = page.NextPageToken;
            await RecordAsync(service, new MatchEvent(Event($"b{seen.Count}", "ke-utility-1", MatchEventKind.Meeting, 0)) { Enterprise = SmallWorld.Sinohydro });
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(imported + 4, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task ListEngagements_Imported_TellsHowItEnded()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Feedback.ListEngagementsAsync(new ListEngagementsRequest { Parent = SmallWorld.Sinohydro, PageSize = 1 }, RunningService.Options);
        var item = Assert.Single(answer.Engagements);

        Assert.Equal((EngagementOrigin.Imported, "completed", "receiving", true), (item.Origin, item.Outcome, item.Role, item.Counted));
        Assert.Equal(item.Year, item.CreateTime.ToDateTimeOffset().Year);
        Assert.False(item.HasAmountUsdMillions);
    }

    [Fact]
    [Covers("FeedbackService/GetEngagement", CallCase.Happy)]
    public async Task GetEngagement_ListedOnes_AreTheSame()
    {
        await using var service = await RunningService.StartAsync();
        await RecordAsync(service, new MatchEvent(Event("a", "ke-utility-1", MatchEventKind.Introduced, 1)) { Enterprise = SmallWorld.Sinohydro });
        var listed = await service.Feedback.ListEngagementsAsync(new ListEngagementsRequest { Parent = SmallWorld.Sinohydro, PageSize = 2 }, RunningService.Options);
        foreach (var item in listed.Engagements)
        {
            Assert.Equal(item, await service.Feedback.GetEngagementAsync(new GetEngagementRequest { Name = item.Name }, RunningService.Options));
        }

        Assert.Equal(2, listed.Engagements.Select(item => item.Origin).Distinct().Count());
    }

    [Fact]
    public async Task ListEngagements_NothingYet_IsEmpty()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Feedback.ListEngagementsAsync(new ListEngagementsRequest { Parent = Newcomer }, RunningService.Options);

        Assert.Empty(answer.Engagements);
        Assert.Equal((0, string.Empty), (answer.TotalSize, answer.NextPageToken));
    }

    [Fact]
    public async Task Engagements_BadRequests_AreRefused()
    {
        await using var service = await RunningService.StartAsync();
        var bad = new ListEngagementsRequest { PageSize = -1, PageToken = "?", Stages = { (MatchEventKind)77 }, Origin = (EngagementOrigin)9 };
        var refused = await Refusal.OfAsync(service.Feedback.ListEngagementsAsync(bad, RunningService.Options), StatusCode.InvalidArgument);
        var unknown = await Refusal.OfAsync(service.Feedback.ListEngagementsAsync(new ListEngagementsRequest { Parent = "nobody" }, RunningService.Options), StatusCode.NotFound);
        var name = await Refusal.OfAsync(service.Feedback.GetEngagementAsync(new GetEngagementRequest { Name = "engagements/e001" }, RunningService.Options), StatusCode.InvalidArgument);
        var foreign = await Refusal.OfAsync(
            service.Feedback.GetEngagementAsync(new GetEngagementRequest { Name = $"{Newcomer}/engagements/e001" }, RunningService.Options), StatusCode.NotFound);

        Assert.Equal(["parent", "page_size", "page_token", "stages[0]", "origin"], refused.Fields());
        Assert.Equal("ENTERPRISE_NOT_FOUND", unknown.Reason());
        Assert.Equal(["name"], name.Fields());
        Assert.Equal("ENGAGEMENT_NOT_FOUND", foreign.Reason());
    }

    [Fact]
    public async Task ListEngagements_Cancelled_IsCancelled()
    {
        await using var service = await RunningService.StartAsync();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var call = service.Feedback.ListEngagementsAsync(new ListEngagementsRequest { Parent = Newcomer }, RunningService.Options.WithCancellationToken(cancellation.Token));
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    [Fact]
    public async Task RankPartners_AfterAnAcceptance_KnowsOfItWithoutARestart()
    {
        await using var service = await RunningService.StartAsync();
        var query = new RankPartnersRequest { Enterprise = SmallWorld.Newcomer, Region = "KE", Sector = "energy", CandidateFilter = new CandidateFilter { ExcludeEngaged = true } };
        var before = await service.Matching.RankPartnersAsync(query, RunningService.Options);
        await RecordAsync(service, Event("a", "ke-utility-1", MatchEventKind.Meeting, 2));
        Assert.False(SpinWait.SpinUntil(() => service.States.Current.DataRevision != before.DataRevision, ServingWatcher.Interval * 2), "a meeting changes no ranking");
        await RecordAsync(service, Event("b", "ke-utility-1", MatchEventKind.Accepted, 1));
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.DataRevision == 2, RunningService.Patience));
        var after = await service.Matching.RankPartnersAsync(query, RunningService.Options);

        Assert.Contains(before.Partners, partner => partner.Institution.Name == "institutions/ke-utility-1");
        Assert.DoesNotContain(after.Partners, partner => partner.Institution.Name == "institutions/ke-utility-1");
        Assert.Equal(before.TotalSize - 1, after.TotalSize);
    }

    private static async Task<string[]> NamesAsync(RunningService service, ListEngagementsRequest request) =>
        [.. (await service.Feedback.ListEngagementsAsync(request, RunningService.Options)).Engagements.Select(item => item.Institution.Name)];

    private static async Task RecordAsync(RunningService service, params MatchEvent[] events) =>
        await service.Feedback.RecordEventsAsync(new RecordEventsRequest { Events = { events } }, RunningService.Options);

    private static MatchEvent Event(string id, string institution, MatchEventKind kind, int daysAgo) => new()
    {
        EventId = id,
        Kind = kind,
        Enterprise = SmallWorld.Newcomer,
        Institution = institution,
        Sector = "energy",
        Region = "KE",
        EventTime = (TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(daysAgo)).ToTimestamp(),
    };
}
