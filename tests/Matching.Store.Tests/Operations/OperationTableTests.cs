using Matching.Domain;

namespace Matching.Store.Tests.Operations;

public sealed class OperationTableTests : StoreTestBase
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Fact]
    public void Add_ThenWorkedOff_TellsEachState()
    {
        var table = Open().Operations;
        table.Add(Asked("a"), requestId: null);
        Assert.Equal(OperationState.Queued, table.Find(new OperationId("a"))!.State);
        var running = table.Start(At.AddSeconds(1))!;
        table.Report(running.Id, "counting", 0.5);
        var reported = table.Find(running.Id)!;
        table.Succeed(running.Id, "{}", At.AddSeconds(2));
        var done = table.Find(running.Id)!;

        Assert.Equal((OperationState.Running, 1, At.AddSeconds(1)), (running.State, running.Attempts, running.StartedAt));
        Assert.Equal(("counting", 0.5), (reported.Stage, reported.Progress));
        Assert.Equal((OperationState.Succeeded, "{}", At.AddSeconds(2), true), (done.State, done.Result, done.EndedAt, done.IsDone));
        Assert.Null(table.Start(At));
    }

    [Fact]
    public void Start_SeveralQueued_TakesTheOldestAndARequeuedOneKeepsItsPlace()
    {
        var table = Open().Operations;
        table.Add(Asked("b"), null);
        table.Add(Asked("a"), null);
        var first = table.Start(At)!;
        table.Requeue(first.Id);
        var again = table.Start(At)!;

        Assert.Equal(("b", "b", 2), (first.Id.Value, again.Id.Value, again.Attempts));
    }

    [Fact]
    public void Add_SameRequestId_GivesTheFirst()
    {
        var table = Open().Operations;
        table.Add(Asked("a"), "r1");

        Assert.Equal("a", table.Add(Asked("b"), "r1").Id.Value);
        Assert.Null(table.Find(new OperationId("b")));
    }

    [Fact]
    public void Add_QueueFull_IsRefusedUntilOneEnds()
    {
        var table = Open().Operations;
        for (var i = 0; i < OperationTable.MostOpen; i++)
        {
            table.Add(Asked($"o{i}"), null);
        }

        Assert.Throws<OperationQueueFullException>(() => table.Add(Asked("more"), null));
        table.RequestCancel(new OperationId("o3"), At);
        Assert.Equal("more", table.Add(Asked("more"), null).Id.Value);
    }

    [Fact]
    public void RequestCancel_ByState_EndsTheQueuedMarksTheRunningLeavesTheDone()
    {
        var table = Open().Operations;
        table.Add(Asked("done"), null);
        table.Fail(table.Start(At)!.Id, new OperationError("INTERNAL", "broken"), At);
        table.Add(Asked("running"), null);
        table.Start(At);
        table.Add(Asked("queued"), null);
        foreach (var id in new[] { "done", "running", "queued" })
        {
            table.RequestCancel(new OperationId(id), At);
        }

        Assert.Equal((OperationState.Failed, new OperationError("INTERNAL", "broken")), (table.Find(new OperationId("done"))!.State, table.Find(new OperationId("done"))!.Error));
        Assert.Equal((OperationState.Running, true), (table.Find(new OperationId("running"))!.State, table.Find(new OperationId("running"))!.CancelRequested));
        Assert.Equal(OperationState.Cancelled, table.Find(new OperationId("queued"))!.State);
    }

    [Fact]
    public void Add_ManyEnded_ForgetsTheOldest()
    {
        var table = Open().Operations;
        for (var i = 0; i <= OperationTable.MostDone; i++)
        {
            table.Add(Asked($"o{i}"), null);
            table.RequestCancel(new OperationId($"o{i}"), At);
        }

        table.Add(Asked("last"), null);

        Assert.Null(table.Find(new OperationId("o0")));
        Assert.Equal(["last", $"o{OperationTable.MostDone}"], table.List(2, null).Select(item => item.Id.Value));
        Assert.Equal([$"o{OperationTable.MostDone - 1}"], table.List(1, new OperationId($"o{OperationTable.MostDone}")).Select(item => item.Id.Value));
        Assert.Equal(OperationTable.MostDone + 1, table.List(1000, null).Count);
    }

    private static Operation Asked(string id) => new(new OperationId(id), OperationKind.TrainModel, "{}", OperationState.Queued, At);
}
