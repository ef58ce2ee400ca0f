using System.Collections.Concurrent;
using Grpc.Core;
using Matching.Testing;
using Matching.V1;

namespace Matching.EndToEnd.Tests;

/// <summary>What the service acknowledged is on the disk, also when the process is killed the moment after.</summary>
public sealed class KilledServiceTests(TrainedWorld world)
{
    private const int Callers = 3;
    private const int Kills = 3;
    private const int BatchesBeforeAKill = 30;

    [Fact]
    public async Task RecordEvents_ServiceKilledInBetween_EveryAcknowledgedEventIsThere()
    {
        using var folder = new TemporaryFolder();
        var (database, models) = world.Copy(folder);
        var acknowledged = new ConcurrentBag<RecordEventsRequest>();
        for (var kill = 0; kill < Kills; kill++)
        {
            await RecordUntilKilledAsync(database, models, kill, acknowledged);
        }

        // Sent again, every one of them must be known already.
        await using var service = await LiveService.StartAsync(null, "--db", database, "--models", models);
        foreach (var request in acknowledged)
        {
            var again = await service.Feedback.RecordEventsAsync(request, LiveService.Options);
            Assert.Equal((0, request.Events.Count), (again.RecordedCount, again.RepeatedCount));
        }

        TestContext.Current.SendDiagnosticMessage("{0} batches acknowledged before {1} kills", acknowledged.Count, Kills);
    }

    [Fact]
    public async Task TrainModel_ServiceKilledInBetween_IsBegunAgainAfterARestart()
    {
        using var folder = new TemporaryFolder();
        var (database, models) = world.Copy(folder);
        var request = new TrainModelRequest { Trainer = TrainerKind.FastTree, Seed = 7 };
        Operation operation;
        await using (var service = await LiveService.StartAsync(null, "--db", database, "--models", models))
        {
            operation = await service.Models.TrainModelAsync(request, LiveService.Options);
            using var patience = new CancellationTokenSource(ChildProgram.Patience);
            while (Metadata(operation) is not { State: OperationState.Running, Stage: not "starting" })
            {
                await Task.Delay(50, patience.Token);
                operation = await service.Operations.GetOperationAsync(new GetOperationRequest { Name = operation.Name }, LiveService.Options);
            }

            await service.Program.KillAsync();
        }

        await using var again = await LiveService.StartAsync(null, "--db", database, "--models", models);
        for (var wait = 0; !operation.Done && wait < 6; wait++)
        {
            operation = await again.Operations.WaitOperationAsync(new WaitOperationRequest { Name = operation.Name }, LiveService.Options);
        }

        Assert.True(operation.ResultCase == Operation.ResultOneofCase.Response, $"{operation}{Environment.NewLine}{again.Program.Log}");
        Assert.Equal(2, Metadata(operation).Attempts);
        Assert.Equal(7, operation.Response.Unpack<TrainModelResponse>().Model.Seed);
    }

    private static OperationMetadata Metadata(Operation operation) => operation.Metadata.Unpack<OperationMetadata>();

    /// <summary>Several callers record without a pause, each batch a transaction of its own; after some acknowledgements the process is killed.</summary>
    private static async Task RecordUntilKilledAsync(string database, string models, int round, ConcurrentBag<RecordEventsRequest> acknowledged)
    {
        await using var service = await LiveService.StartAsync(null, "--db", database, "--models", models);
        var institutions = await service.Catalogue.ListInstitutionsAsync(new ListInstitutionsRequest { PageSize = 10 }, LiveService.Options);
        var enough = acknowledged.Count + BatchesBeforeAKill;
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            try
            {
                for (var call = 0; ; call++)
                {
                    var request = new RecordEventsRequest();
                    request.Events.AddRange(institutions.Institutions.Select((institution, i) => new MatchEvent
                    {
                        EventId = $"k{round}-{caller}-{call}-{i}",
                        Kind = MatchEventKind.Shown,
                        Enterprise = "SE000001",
                        Institution = institution.Name,
                    }));
                    await service.Feedback.RecordEventsAsync(request, LiveService.Options);
                    acknowledged.Add(request);
                }
            }
            catch (RpcException exception) when (exception.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Unknown or StatusCode.Cancelled)
            {
                // The service is gone: what was not acknowledged may or may not be there.
            }
        })).ToList();
        using (var patience = new CancellationTokenSource(ChildProgram.Patience))
        {
            while (acknowledged.Count < enough)
            {
                Assert.All(callers, caller => Assert.False(caller.IsCompleted, "a caller ended before the kill"));
                await Task.Delay(5, patience.Token);
            }
        }

        await service.Program.KillAsync();
        await Task.WhenAll(callers).WaitAsync(ChildProgram.Patience);
    }
}
