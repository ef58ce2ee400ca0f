using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class StreamEventsTests
{
    [Fact]
    [Covers("FeedbackService/StreamEvents", CallCase.Happy)]
    public async Task StreamEvents_Batches_AreAllRecorded()
    {
        await using var service = await RunningService.StartAsync();
        var response = await SendAsync(service, Batch("a", "b"), Batch("c"), Batch("a"));

        Assert.Equal((3, 1), (response.RecordedCount, response.RepeatedCount));
        Assert.Equal(["a", "b", "c"], service.Store.Events.Read(0, 10).Select(item => item.Event.Id.Value));
    }

    [Fact]
    public async Task StreamEvents_NoBatch_RecordsNothing()
    {
        await using var service = await RunningService.StartAsync();
        var response = await SendAsync(service);

        Assert.Equal((0, 0), (response.RecordedCount, response.RepeatedCount));
    }

    [Fact]
    [Covers("FeedbackService/StreamEvents", CallCase.Bad)]
    public async Task StreamEvents_BadBatch_KeepsThoseBeforeAndNamesTheFault()
    {
        await using var service = await RunningService.StartAsync();
        var bad = Batch("c", "d");
        bad.Events[1].Kind = MatchEventKind.Unspecified;
        var error = await Assert.ThrowsAsync<RpcException>(() => SendAsync(service, Batch("a", "b"), bad));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal(["requests[1].events[1].kind"], error.GetRpcStatus()!.Fields());
        Assert.Equal(["a", "b"], service.Store.Events.Read(0, 10).Select(item => item.Event.Id.Value));
    }

    [Fact]
    [Covers("FeedbackService/StreamEvents", CallCase.Cancelled)]
    public async Task StreamEvents_CancelledInTheMiddle_KeepsWhatHadArrived()
    {
        await using var service = await RunningService.StartAsync();
        using var cancellation = new CancellationTokenSource();
        using var call = service.Feedback.StreamEvents(RunningService.Options.WithCancellationToken(cancellation.Token));
        await call.RequestStream.WriteAsync(Batch("a"), TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => service.Store.Events.Read(0, 10).Count == 1, RunningService.Patience));
        await cancellation.CancelAsync();
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.Single(service.Store.Events.Read(0, 10));
    }

    private static async Task<StreamEventsResponse> SendAsync(RunningService service, params StreamEventsRequest[] batches)
    {
        using var call = service.Feedback.StreamEvents(RunningService.Options);
        foreach (var batch in batches)
        {
            await call.RequestStream.WriteAsync(batch, TestContext.Current.CancellationToken);
        }

        await call.RequestStream.CompleteAsync();
        return await call.ResponseAsync.WaitAsync(RunningService.Patience);
    }

    private static StreamEventsRequest Batch(params string[] ids) => new()
    {
        Events =
        {
            ids.Select(id => new MatchEvent { EventId = id, Kind = MatchEventKind.Shown, Enterprise = "ent-1", Institution = "ke-utility-1", Region = "KE" }),
        },
    };
}
