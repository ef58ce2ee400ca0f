using System.Diagnostics;
using Grpc.Core;
using Grpc.Health.V1;
using Matching.Testing;
using Matching.V1;

namespace Matching.EndToEnd.Tests;

/// <summary>SIGTERM in the middle of calls, streams and long-running work: health turns first, what runs may end, nothing acknowledged is lost.</summary>
public sealed class TerminatedServiceTests(TrainedWorld world)
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Terminate_InTheMiddleOfEverything_LosesNothingAndEndsInTime()
    {
        using var folder = new TemporaryFolder();
        var (database, models) = world.Copy(folder);
        var acknowledged = new List<RecordEventsRequest>();
        Operation operation;
        long streamed;
        await using (var service = await LiveService.StartAsync(null, "--db", database, "--models", models))
        {
            operation = await RunningAsync(service, await service.Models.TrainModelAsync(new TrainModelRequest { Trainer = TrainerKind.FastTree, Seed = 9 }, LiveService.Options));
            using var stream = service.Feedback.StreamEvents(LiveService.Options);
            await stream.RequestStream.WriteAsync(new StreamEventsRequest { Events = { Events("stream", 0) } }, TestContext.Current.CancellationToken);
            using var watch = new Health.HealthClient(service.Channel).Watch(new HealthCheckRequest { Service = "readiness" }, LiveService.Options);
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, await NextAsync(watch));
            var calling = CallWithoutAPauseAsync(service, acknowledged);

            await service.Program.TerminateAsync();
            var begin = Stopwatch.GetTimestamp();
            Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, await NextAsync(watch));

            // Balancers have been told, and connections are still taken: nobody has been refused yet.
            using (var late = Grpc.Net.Client.GrpcChannel.ForAddress(service.Address))
            {
                await new StatusService.StatusServiceClient(late).GetServingStatusAsync(new GetServingStatusRequest(), LiveService.Options);
            }

            // The stream goes on for as long as its caller needs to come to an end.
            await stream.RequestStream.WriteAsync(new StreamEventsRequest { Events = { Events("stream", 1) } }, TestContext.Current.CancellationToken);
            await stream.RequestStream.CompleteAsync();
            streamed = (await stream).RecordedCount;
            Assert.Equal(0, await service.Program.ExitAsync());
            Assert.True(Stopwatch.GetElapsedTime(begin) < ShutdownTimeout, $"it took {Stopwatch.GetElapsedTime(begin)}");
            var last = await calling.WaitAsync(ChildProgram.Patience, TestContext.Current.CancellationToken);
            Assert.Contains(last, new[] { StatusCode.Unavailable, StatusCode.Internal, StatusCode.Cancelled });
            Assert.Contains("[1205]", service.Program.Log, StringComparison.Ordinal);
            Assert.Contains("[1206]", service.Program.Log, StringComparison.Ordinal);
        }

        await using var again = await LiveService.StartAsync(null, "--db", database, "--models", models);
        Assert.Equal(10, streamed);
        Assert.NotEmpty(acknowledged);
        foreach (var request in acknowledged.Append(new RecordEventsRequest { Events = { Events("stream", 0), Events("stream", 1) } }))
        {
            Assert.Equal(request.Events.Count, (await again.Feedback.RecordEventsAsync(request, LiveService.Options)).RepeatedCount);
        }

        // What was begun and not finished is not failed: it waits for the next start.
        var resumed = await again.Operations.GetOperationAsync(new GetOperationRequest { Name = operation.Name }, LiveService.Options);
        Assert.False(resumed.Done && resumed.ResultCase == Operation.ResultOneofCase.Error, resumed.ToString());
        await again.Operations.CancelOperationAsync(new CancelOperationRequest { Name = operation.Name }, LiveService.Options);
    }

    private static IEnumerable<MatchEvent> Events(string name, int batch) => Enumerable.Range(0, 5).Select(i => new MatchEvent
    {
        EventId = $"{name}-{batch}-{i}",
        Kind = MatchEventKind.Shown,
        Enterprise = "SE000001",
        Institution = "SI0000001",
    });

    private static async Task<Operation> RunningAsync(LiveService service, Operation operation)
    {
        using var patience = new CancellationTokenSource(ChildProgram.Patience);
        while (operation.Metadata.Unpack<OperationMetadata>().State != OperationState.Running)
        {
            await Task.Delay(50, patience.Token);
            operation = await service.Operations.GetOperationAsync(new GetOperationRequest { Name = operation.Name }, LiveService.Options);
        }

        return operation;
    }

    private static async Task<HealthCheckResponse.Types.ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken).WaitAsync(ChildProgram.Patience));
        return watch.ResponseStream.Current.Status;
    }

    /// <summary>Records batch after batch until the service takes no more.</summary>
    /// <returns>How the last call ended.</returns>
    private static async Task<StatusCode> CallWithoutAPauseAsync(LiveService service, List<RecordEventsRequest> acknowledged)
    {
        for (var batch = 0; ; batch++)
        {
            var request = new RecordEventsRequest { Events = { Events("unary", batch) } };
            try
            {
                await service.Feedback.RecordEventsAsync(request, LiveService.Options);
                acknowledged.Add(request);
            }
            catch (RpcException exception)
            {
                return exception.StatusCode;
            }
        }
    }
}
