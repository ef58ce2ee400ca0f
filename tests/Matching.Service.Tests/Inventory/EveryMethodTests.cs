using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Matching.Service.Tests;

/// <summary>What holds of every method alike, shown of each that the contract's descriptors name.</summary>
public sealed class EveryMethodTests(SharedService services) : IClassFixture<SharedService>
{
    private static readonly Dictionary<string, string> BadRequests = new(StringComparer.Ordinal)
    {
        ["MatchingService/StreamRankings"] = """{ "partnersPerRanking": -1 }""",
        ["ModelService/TrainModel"] = """{ "seed": -1 }""",
        ["ModelService/PublishRankings"] = """{ "maxExposure": -1 }""",
        ["StatusService/GetServingStatus"] = """{ "name": "another" }""",
    };

    [Fact]
    [CoversEvery(CallCase.Bad)]
    public Task Call_BadField_IsRefusedByItsName() => ForEachAsync(CallCase.Bad, async (name, method) =>
    {
        var bad = BadRequests.GetValueOrDefault(name, method.InputType.FindFieldByName("page_size") is null || method.Name.StartsWith("Search", StringComparison.Ordinal) ? "{}" : """{ "pageSize": -1 }""");
        var refused = await RefusalAsync(() => RawCall.OfAsync(services.Filled.Channel, method, RunningService.Options, bad));
        return refused?.StatusCode == StatusCode.InvalidArgument && refused.GetRpcStatus()?.GetDetail<BadRequest>() is { FieldViolations: [{ Field.Length: > 0, Description.Length: > 0 }, ..] }
            ? null
            : $"{bad} is answered with {refused?.Status.ToString() ?? "OK"}";
    });

    [Fact]
    [CoversEvery(CallCase.Cancelled)]
    public Task Call_CallerGoneWhileItIsHeld_IsCancelledAndNothingIsBegun() => ForEachAsync(CallCase.Cancelled, async (name, method) =>
    {
        using var source = new CancellationTokenSource();
        var options = new CallOptions(new Metadata { { HoldInterceptor.Header, $"cancelled {name}" } }, cancellationToken: source.Token);
        var call = RefusalAsync(() => RawCall.OfAsync(services.Filled.Channel, method, options, SampleRequests.Of(name)));
        await services.Hold.Arrived($"cancelled {name}");
        await source.CancelAsync();
        var (told, ended) = (await call, await services.Hold.Ended($"cancelled {name}"));
        return (told?.StatusCode, ended) == (StatusCode.Cancelled, StatusCode.Cancelled) ? null : $"the caller is told {told?.StatusCode}, the service ends it with {ended}";
    });

    [Fact]
    [CoversEvery(CallCase.PastDeadline)]
    public Task Call_DeadlinePassedWhileItIsHeld_IsDeadlineExceededAndNothingIsBegun() => ForEachAsync(CallCase.PastDeadline, async (name, method) =>
    {
        var options = new CallOptions(
            new Metadata { { HoldInterceptor.Header, $"late {name}" } }, TimeProvider.System.GetUtcNow().UtcDateTime + TimeSpan.FromSeconds(3));
        var told = await RefusalAsync(() => RawCall.OfAsync(services.Filled.Channel, method, options, SampleRequests.Of(name)));
        var ended = await services.Hold.Ended($"late {name}");

        // The caller's own clock may ring first: it then takes the call back, which the service sees as cancelled.
        return told?.StatusCode == StatusCode.DeadlineExceeded && ended is StatusCode.DeadlineExceeded or StatusCode.Cancelled ? null : $"the caller is told {told?.StatusCode}, the service ends it with {ended}";
    });

    [Fact]
    [CoversEvery(CallCase.OverLimit)]
    public async Task Call_AsMuchIsWorkedOnAsMayBe_IsRefusedAndToldWhenToTryAgain()
    {
        await using var service = await services.StartAsync(LimitOptions.Default with { ConcurrentCalls = 1, QueuedCalls = 1, QueueDuration = TimeSpan.FromMilliseconds(1), Streams = 1 });
        using var source = new CancellationTokenSource();
        var held = new[] { "MatchingService/RankPartners", "CatalogueService/ExportCatalog" }.Select(async name =>
        {
            var method = EveryMethod.All.Single(row => row.Name == name).Method;
            var options = new CallOptions(new Metadata { { HoldInterceptor.Header, $"full {name}" } }, cancellationToken: source.Token);
            var call = RefusalAsync(() => RawCall.OfAsync(service.Channel, method, options, SampleRequests.Of(name)));
            await services.Hold.Arrived($"full {name}");
            return call;
        }).ToList();
        var calls = await Task.WhenAll(held);
        await ForEachAsync(CallCase.OverLimit, async (name, method) =>
        {
            var refused = await RefusalAsync(() => RawCall.OfAsync(service.Channel, method, RunningService.Options, SampleRequests.Of(name)));
            return refused?.StatusCode == StatusCode.ResourceExhausted && refused.GetRpcStatus()?.GetDetail<RetryInfo>() is not null
                ? null
                : $"is answered with {refused?.Status.ToString() ?? "OK"}";
        });
        await source.CancelAsync();
        Assert.All(await Task.WhenAll(calls), told => Assert.Equal(StatusCode.Cancelled, told?.StatusCode));
    }

    /// <summary>All at once, so that a deadline is waited for once and not once for each.</summary>
    private static async Task ForEachAsync(CallCase callCase, Func<string, Google.Protobuf.Reflection.MethodDescriptor, Task<string?>> look)
    {
        var faults = await Task.WhenAll(EveryMethod.All
            .Where(row => !EveryMethod.Without.ContainsKey((row.Name, callCase)))
            .Select(async row => await look(row.Name, row.Method) is { } fault ? $"{row.Name}: {fault}" : null));
        var wrong = faults.OfType<string>().ToList();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static async Task<RpcException?> RefusalAsync(Func<Task<IReadOnlyList<IMessage>>> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (RpcException exception)
        {
            return exception;
        }
    }
}
