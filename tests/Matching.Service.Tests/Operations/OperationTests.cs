using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Matching.Domain;
using Matching.Jobs;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;
using Operation = Matching.V1.Operation;
using OperationState = Matching.V1.OperationState;

namespace Matching.Service.Tests;

public sealed class OperationTests
{
    private static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(3);

    [Fact]
    [Covers("ModelService/TrainModel", CallCase.Happy)]
    [Covers("OperationService/WaitOperation", CallCase.Happy)]
    public async Task TrainModel_SmallWorld_WritesAndActivatesAVersionInAProcessOfItsOwn()
    {
        await using var service = await RunningService.StartAsync();
        var request = new TrainModelRequest { Trainer = TrainerKind.FastTree, Seed = 3, EvaluationYears = 0, DataNote = "Invented.", Force = true, RequestId = "train-1" };
        var begun = await service.ModelVersions.TrainModelAsync(request, RunningService.Options);
        var again = await service.ModelVersions.TrainModelAsync(request, RunningService.Options);
        var done = await DoneAsync(service, begun);
        Assert.True(done.ResultCase == Operation.ResultOneofCase.Response, done.Error?.ToString());
        var response = done.Response.Unpack<TrainModelResponse>();
        Assert.True(SpinWait.SpinUntil(() => $"models/{service.States.Current.Model.Version}" == response.Model.Name, RunningService.Patience));

        Assert.Equal(begun.Name, again.Name);
        Assert.True(response.Activated);
        Assert.Equal((3, "FastTree", true), (response.Model.Seed, response.Model.Trainer, response.Model.Active));
        var card = await service.ModelVersions.GetModelAsync(new GetModelRequest { Name = response.Model.Name }, RunningService.Options);
        Assert.Contains("Invented.", card.Card, StringComparison.Ordinal);
        Assert.Equal((OperationState.Succeeded, 1), (Metadata(done).State, Metadata(done).Attempts));
    }

    [Fact]
    [Covers("ModelService/PublishRankings", CallCase.Happy)]
    public async Task PublishRankings_SmallWorld_IsServedAtOnce()
    {
        await using var service = await RunningService.StartAsync();
        var done = await DoneAsync(service, await service.ModelVersions.PublishRankingsAsync(new PublishRankingsRequest { MaxExposure = 3, FirstPageSize = 5 }, RunningService.Options));
        Assert.True(done.ResultCase == Operation.ResultOneofCase.Response, done.Error?.ToString());
        var response = done.Response.Unpack<PublishRankingsResponse>();
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.Servable is not null, RunningService.Patience));
        var answer = await service.Matching.RankPartnersAsync(new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy" }, RunningService.Options);

        Assert.Equal((1, $"models/{SmallModels.First}"), (response.Generation, response.Model));
        Assert.True(response.PageCount > 10 && response.PairCount > response.PageCount, response.ToString());
        Assert.Equal((RankingSource.Published, 3), (answer.Source, answer.ExposureCap));
        Assert.Equal((3, 5), (response.Exposure.MaxExposure, response.Exposure.FirstPageSize));
        Assert.True(response.Exposure is { CandidateCount: > 0, GiniBefore: > 0, NdcgCost: >= 0 and < 1 } && response.Exposure.GiniAfter <= response.Exposure.GiniBefore, response.Exposure.ToString());
    }

    [Fact]
    public async Task TrainModel_TooLittleHistory_FailsWithTheReason()
    {
        await using var service = await RunningService.StartAsync();
        var done = await DoneAsync(service, await service.ModelVersions.TrainModelAsync(new TrainModelRequest { AsOfYear = 1990 }, RunningService.Options));

        Assert.Equal((int)Code.FailedPrecondition, done.Error.Code);
        Assert.Equal("NOT_ENOUGH_HISTORY", done.Error.GetDetail<ErrorInfo>()!.Reason);
    }

    [Fact]
    [Covers("OperationService/CancelOperation", CallCase.Happy)]
    [Covers("OperationService/GetOperation", CallCase.Happy)]
    public async Task CancelOperation_RunningAndQueued_BothEndCancelledAndNothingIsKept()
    {
        await using var service = await RunningService.StartAsync();
        var running = await service.ModelVersions.TrainModelAsync(new TrainModelRequest { Seed = 5 }, RunningService.Options);
        var queued = await service.ModelVersions.PublishRankingsAsync(new PublishRankingsRequest(), RunningService.Options);
        await RunsAsync(service, running);
        foreach (var operation in new[] { running, queued, queued })
        {
            await service.Operations.CancelOperationAsync(new CancelOperationRequest { Name = operation.Name }, RunningService.Options);
        }

        var (first, second) = (await DoneAsync(service, running), await DoneAsync(service, queued));

        Assert.Equal(((int)Code.Cancelled, (int)Code.Cancelled), (first.Error.Code, second.Error.Code));
        Assert.Equal((true, OperationState.Cancelled), (Metadata(first).CancelRequested, Metadata(first).State));
        Assert.Equal(2, service.Models.List().Count);
        Assert.Null(service.Store.Rankings.Current());
    }

    [Fact]
    public async Task Operation_ItsLowPriorityProcessKilled_FailsAndTheNextOneRuns()
    {
        await using var service = await RunningService.StartAsync(expected: 1302);
        var running = await service.ModelVersions.TrainModelAsync(new TrainModelRequest { Seed = 5 }, RunningService.Options);
        await RunsAsync(service, running);
        using (var process = System.Diagnostics.Process.GetProcessById(service.App.Services.GetRequiredService<OperationRun>().WorkerId!.Value))
        {
            Assert.Equal(System.Diagnostics.ProcessPriorityClass.BelowNormal, process.PriorityClass);
            process.Kill();
        }

        var failed = await DoneAsync(service, running);
        var next = await DoneAsync(service, await service.ModelVersions.PublishRankingsAsync(new PublishRankingsRequest(), RunningService.Options));

        Assert.Equal(((int)Code.Aborted, "WORKER_DIED"), (failed.Error.Code, failed.Error.GetDetail<ErrorInfo>()!.Reason));
        Assert.Equal(Operation.ResultOneofCase.Response, next.ResultCase);
    }

    [Fact]
    public async Task Operations_OfAServiceThatDied_AreBegunAgainOrGivenUp()
    {
        // As a killed service leaves them: one in the middle of its first attempt, one in that of its last, one whose cancelling was asked for.
        await using var service = await RunningService.StartAfterAsync(store =>
        {
            foreach (var (id, attempts) in new[] { ("first", 1), ("last", OperationRunner.MostAttempts), ("cancelled", 1) })
            {
                store.Operations.Add(
                    new Domain.Operation(new OperationId(id), Domain.OperationKind.PublishRankings, "{}", Domain.OperationState.Queued, TimeProvider.System.GetUtcNow()), null);
                for (var attempt = 1; attempt < attempts; attempt++)
                {
                    store.Operations.Start(TimeProvider.System.GetUtcNow());
                    store.Operations.Requeue(new OperationId(id));
                }

                store.Operations.Start(TimeProvider.System.GetUtcNow());
            }

            store.Operations.RequestCancel(new OperationId("cancelled"), TimeProvider.System.GetUtcNow());
        });
        var first = await DoneAsync(service, new Operation { Name = "operations/first" });
        var last = await DoneAsync(service, new Operation { Name = "operations/last" });
        var cancelled = await DoneAsync(service, new Operation { Name = "operations/cancelled" });

        Assert.Equal((Operation.ResultOneofCase.Response, 2), (first.ResultCase, Metadata(first).Attempts));
        Assert.Equal(("OPERATION_INTERRUPTED", (int)Code.Aborted), (last.Error.GetDetail<ErrorInfo>()!.Reason, last.Error.Code));
        Assert.Equal((int)Code.Cancelled, cancelled.Error.Code);
    }

    [Fact]
    [Covers("OperationService/ListOperations", CallCase.Happy)]
    public async Task TrainModel_QueueFull_SaysWhenToTryAgain()
    {
        await using var service = await RunningService.StartAsync();
        using var held = TrainingLock.Take(service.Models.Directory);
        for (var i = 0; i < Store.OperationTable.MostOpen; i++)
        {
            await service.ModelVersions.TrainModelAsync(new TrainModelRequest { Seed = i + 1 }, RunningService.Options);
        }

        var refused = await Refusal.OfAsync(service.ModelVersions.TrainModelAsync(new TrainModelRequest(), RunningService.Options), StatusCode.ResourceExhausted);
        var reused = await service.Operations.ListOperationsAsync(new ListOperationsRequest { PageSize = 10 }, RunningService.Options);
        var rest = await service.Operations.ListOperationsAsync(new ListOperationsRequest { PageSize = 10, PageToken = reused.NextPageToken }, RunningService.Options);

        Assert.Equal(ErrorReasons.OperationQueueFull, refused.Reason());
        Assert.True(refused.GetDetail<RetryInfo>()!.RetryDelay.Seconds > 0);
        Assert.Equal(Store.OperationTable.MostOpen, reused.Operations.Concat(rest.Operations).Select(item => item.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(rest.NextPageToken);
    }

    [Fact]
    public async Task Operations_NoneYetAndBadRequests_AreEmptyAndRefused()
    {
        await using var service = await RunningService.StartAsync();
        var client = service.Operations;
        var empty = await client.ListOperationsAsync(new ListOperationsRequest(), RunningService.Options);

        Assert.Empty(empty.Operations);
        Assert.Equal("OPERATION_NOT_FOUND", (await Refusal.OfAsync(client.GetOperationAsync(new GetOperationRequest { Name = "operations/none" }, RunningService.Options), StatusCode.NotFound)).Reason());
        Assert.Equal("OPERATION_NOT_FOUND", (await Refusal.OfAsync(client.CancelOperationAsync(new CancelOperationRequest { Name = "none" }, RunningService.Options), StatusCode.NotFound)).Reason());
        Assert.Equal(["page_size"], (await Refusal.OfAsync(client.ListOperationsAsync(new ListOperationsRequest { PageSize = -2 }, RunningService.Options), StatusCode.InvalidArgument)).Fields());
        var wait = new WaitOperationRequest { Timeout = new Duration { Seconds = -1 } };
        Assert.Equal(["name", "timeout"], (await Refusal.OfAsync(client.WaitOperationAsync(wait, RunningService.Options), StatusCode.InvalidArgument)).Fields());
    }

    [Fact]
    [Covers("OperationService/WaitOperation", CallCase.Cancelled)]
    public async Task WaitOperation_CancelledByItsCaller_IsCancelledAndTheOperationGoesOn()
    {
        await using var service = await RunningService.StartAsync();
        using var held = TrainingLock.Take(service.Models.Directory);
        var operation = await service.ModelVersions.TrainModelAsync(new TrainModelRequest(), RunningService.Options);
        var shortly = await service.Operations.WaitOperationAsync(
            new WaitOperationRequest { Name = operation.Name, Timeout = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(300)) }, RunningService.Options);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var call = service.Operations.WaitOperationAsync(new WaitOperationRequest { Name = operation.Name }, RunningService.Options.WithCancellationToken(cancellation.Token));
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));
        var after = await service.Operations.GetOperationAsync(new GetOperationRequest { Name = operation.Name }, RunningService.Options);

        Assert.False(shortly.Done);
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        Assert.False(after.Done);
    }

    [Fact]
    public async Task TrainModel_RequestIdOfAnotherRequest_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        using var held = TrainingLock.Take(service.Models.Directory);
        await service.ModelVersions.TrainModelAsync(new TrainModelRequest { RequestId = "r1" }, RunningService.Options);
        var refused = await Refusal.OfAsync(service.ModelVersions.TrainModelAsync(new TrainModelRequest { RequestId = "r1", Seed = 9 }, RunningService.Options), StatusCode.InvalidArgument);

        Assert.Equal(["request_id"], refused.Fields());
    }

    private static OperationMetadata Metadata(Operation operation) => operation.Metadata.Unpack<OperationMetadata>();

    private static async Task<Operation> DoneAsync(RunningService service, Operation operation)
    {
        using var patience = new CancellationTokenSource(LongPatience);
        while (true)
        {
            var now = await service.Operations.WaitOperationAsync(
                new WaitOperationRequest { Name = operation.Name, Timeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(20)) }, RunningService.Options);
            if (now.Done)
            {
                return now;
            }

            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task RunsAsync(RunningService service, Operation operation)
    {
        using var patience = new CancellationTokenSource(LongPatience);
        while (Metadata(await service.Operations.GetOperationAsync(new GetOperationRequest { Name = operation.Name }, RunningService.Options)) is not { State: OperationState.Running, Stage: not "starting" })
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
