using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class RecordEventsTests
{
    [Fact]
    [Covers("FeedbackService/RecordEvents", CallCase.Happy)]
    public async Task RecordEvents_OfARanking_KeepsModelPositionAndData()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await RankAsync(service);
        var response = await service.Feedback.RecordEventsAsync(
            Events(Event("a", MatchEventKind.Introduced, answer, 2)), RunningService.Options);
        var recorded = Assert.Single(service.Store.Events.Read(0, 10)).Event;

        Assert.Equal((1, 0), (response.RecordedCount, response.RepeatedCount));
        Assert.Equal((SmallModels.First, 3, 1L, null), (recorded.ModelVersion, recorded.Position!.Value, recorded.DataRevision!.Value, recorded.Generation));
        Assert.Equal((SmallWorld.Sinohydro, "energy", "eastern-africa"), (recorded.Enterprise.Value, recorded.Sector!.Value.Value, recorded.Region.Value));
    }

    [Fact]
    public async Task RecordEvents_OfTheSecondPage_KnowsTheRankInTheWholeRanking()
    {
        await using var service = await RunningService.StartAsync();
        var first = await RankAsync(service);
        var second = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Ranking) { PageToken = first.NextPageToken }, RunningService.Options);
        await service.Feedback.RecordEventsAsync(Events(Event("a", MatchEventKind.Shown, second, 0)), RunningService.Options);

        Assert.Equal(6, Assert.Single(service.Store.Events.Read(0, 10)).Event.Position);
        Assert.NotEqual(first.AttributionToken, second.AttributionToken);
    }

    [Fact]
    public async Task RecordEvents_SentAgain_ChangesNothing()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await RankAsync(service);
        var request = Events(Event("a", MatchEventKind.Shown, answer, 0), Event("b", MatchEventKind.Viewed, answer, 0));
        await service.Feedback.RecordEventsAsync(request, RunningService.Options);
        request.Events.Add(Event("c", MatchEventKind.Shortlisted, answer, 0));
        var again = await service.Feedback.RecordEventsAsync(request, RunningService.Options);

        Assert.Equal((1, 2), (again.RecordedCount, again.RepeatedCount));
        Assert.Equal(["a", "b", "c"], service.Store.Events.Read(0, 10).Select(item => item.Event.Id.Value));
    }

    [Fact]
    public async Task RecordEvents_WithoutARanking_TakesTheInstitutionsCountry()
    {
        await using var service = await RunningService.StartAsync();
        await service.Feedback.RecordEventsAsync(
            Events(new MatchEvent { EventId = "crm-1", Kind = MatchEventKind.Meeting, Enterprise = "enterprises/ent-1", Institution = "ke-utility-1", Sector = "能源" }),
            RunningService.Options);
        var recorded = Assert.Single(service.Store.Events.Read(0, 10)).Event;

        Assert.Equal(("KE", "energy", null, string.Empty), (recorded.Region.Value, recorded.Sector!.Value.Value, recorded.Position, recorded.ModelVersion));
    }

    [Fact]
    [Covers("FeedbackService/RecordEvents", CallCase.Bad)]
    public async Task RecordEvents_ManyBadFields_NamesThemAllAndRecordsNone()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await RankAsync(service);
        var good = Event("good", MatchEventKind.Shown, answer, 0);
        var request = Events(
            good,
            new MatchEvent(),
            new MatchEvent(good) { EventId = "b", AttributionToken = "x" + answer.AttributionToken[1..] },
            new MatchEvent(good) { EventId = "c", Institution = "vn-utility-1", Enterprise = "ent-1", Sector = "health", Region = "KE" },
            new MatchEvent(good) { EventId = "d", Kind = MatchEventKind.Declined, Position = -1, Note = new string('x', 501), EventTime = new Timestamp { Seconds = long.MaxValue } },
            new MatchEvent(good) { EventId = "e", DeclineReason = DeclineReason.Terms, Kind = (MatchEventKind)99 });
        var refused = await Refusal.OfAsync(service.Feedback.RecordEventsAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(
            [
                "events[1].event_id", "events[1].kind", "events[1].institution", "events[1].enterprise",
                "events[2].attribution_token",
                "events[3].institution", "events[3].enterprise", "events[3].sector", "events[3].region",
                "events[4].event_time", "events[4].position", "events[4].decline_reason", "events[4].note",
                "events[5].kind",
            ],
            refused.Fields());
        Assert.Empty(service.Store.Events.Read(0, 10));
    }

    [Fact]
    public async Task RecordEvents_UnknownNames_NamesThemAllAndRecordsNone()
    {
        await using var service = await RunningService.StartAsync();
        var known = new MatchEvent { EventId = "a", Kind = MatchEventKind.Meeting, Enterprise = "ent-1", Institution = "ke-utility-1", Region = "KE" };
        var refused = await Refusal.OfAsync(
            service.Feedback.RecordEventsAsync(
                Events(known, new MatchEvent(known) { EventId = "b", Enterprise = "nobody" }, new MatchEvent(known) { EventId = "c", Institution = "nowhere" }),
                RunningService.Options),
            StatusCode.InvalidArgument);

        Assert.Equal(["events[1].enterprise", "events[2].institution"], refused.Fields());
        Assert.Empty(service.Store.Events.Read(0, 10));
    }

    [Fact]
    public async Task RecordEvents_AcceptedWithoutASector_AsksForOne()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await service.Matching.RankPartnersAsync(new RankPartnersRequest(Ranking) { Sector = string.Empty }, RunningService.Options);
        var accepted = Event("a", MatchEventKind.Accepted, answer, 0);
        var refused = await Refusal.OfAsync(service.Feedback.RecordEventsAsync(Events(accepted), RunningService.Options), StatusCode.InvalidArgument);
        accepted.Sector = "energy";
        var recorded = await service.Feedback.RecordEventsAsync(Events(accepted), RunningService.Options);

        Assert.Equal(["events[0].sector"], refused.Fields());
        Assert.Equal(1, recorded.RecordedCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task RecordEvents_TooFewOrMany_IsRefused(int count)
    {
        await using var service = await RunningService.StartAsync();
        var request = new RecordEventsRequest();
        request.Events.AddRange(Enumerable.Range(0, count).Select(i => new MatchEvent { EventId = $"e{i}" }));
        var refused = await Refusal.OfAsync(service.Feedback.RecordEventsAsync(request, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["events"], refused.Fields());
    }

    [Fact]
    public async Task RecordEvents_StoreBusy_IsUnavailableAndMayBeSentAgain()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await RankAsync(service);
        var request = Events(Event("a", MatchEventKind.Shown, answer, 0));
        using (service.Store.BeginImport())
        {
            var refused = await Refusal.OfAsync(service.Feedback.RecordEventsAsync(request, RunningService.Options), StatusCode.Unavailable);
            Assert.Equal(ErrorReasons.StoreUnavailable, refused.Reason());
        }

        Assert.Equal(1, (await service.Feedback.RecordEventsAsync(request, RunningService.Options)).RecordedCount);
    }

    [Fact]
    [Covers("FeedbackService/RecordEvents", CallCase.Cancelled)]
    public async Task RecordEvents_CancelledWhileTheStoreIsBusy_MayBeSentAgain()
    {
        await using var service = await RunningService.StartAsync();
        var answer = await RankAsync(service);
        var request = Events(Event("a", MatchEventKind.Shown, answer, 0));
        using (service.Store.BeginImport())
        {
            using var cancellation = new CancellationTokenSource();
            var call = service.Feedback.RecordEventsAsync(request, RunningService.Options.WithCancellationToken(cancellation.Token));
            cancellation.CancelAfter(TimeSpan.FromMilliseconds(200));
            var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));
            Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        }

        await service.Feedback.RecordEventsAsync(request, RunningService.Options);
        Assert.Single(service.Store.Events.Read(0, 10));
    }

    private static RankPartnersRequest Ranking => new() { Enterprise = SmallWorld.Sinohydro, Sector = "energy", Region = "eastern-africa", PageSize = 5 };

    private static async Task<RankPartnersResponse> RankAsync(RunningService service) => await service.Matching.RankPartnersAsync(Ranking, RunningService.Options);

    private static RecordEventsRequest Events(params MatchEvent[] events) => new() { Events = { events } };

    private static MatchEvent Event(string id, MatchEventKind kind, RankPartnersResponse answer, int line) =>
        new() { EventId = id, Kind = kind, Institution = answer.Partners[line].Institution.Name, AttributionToken = answer.AttributionToken };
}
