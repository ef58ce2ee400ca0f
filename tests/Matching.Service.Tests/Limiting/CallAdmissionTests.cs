using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

public sealed class CallAdmissionTests
{
    private static readonly GetEnterpriseRequest Request = new() { Name = SmallWorld.Sinohydro };

    [Fact]
    public async Task Call_PlacesAndQueueTaken_IsRefusedAtOnceAndTheOthersAreAnswered()
    {
        var held = new Held();
        await using var service = await RunningService.StartWithAsync(
            options => options with { Settings = options.Settings with { Limits = new LimitOptions { ConcurrentCalls = 2, QueuedCalls = 1, QueueDuration = RunningService.Patience } } },
            configure: builder =>
            {
                builder.Services.AddSingleton(held);
                builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<Held>());
            });
        var calls = Enumerable.Range(0, 3).Select(_ => service.Catalogue.GetEnterpriseAsync(Request, RunningService.Options).ResponseAsync).ToList();
        var admission = service.App.Services.GetRequiredService<CallAdmission>();
        await Eventually.Async(() => Task.FromResult(admission is { Running: 2, Waiting: 1 }));
        var status = await Refusal.OfAsync(service.Catalogue.GetEnterpriseAsync(Request, RunningService.Options), StatusCode.ResourceExhausted);
        held.Open.SetResult();

        Assert.Equal(ErrorReasons.Overloaded, status.Reason());
        Assert.Equal(1, status.GetDetail<RetryInfo>()!.RetryDelay.Seconds);
        Assert.All(await Task.WhenAll(calls).WaitAsync(RunningService.Patience), answer => Assert.Equal("enterprises/sinohydro", answer.Name));
        await Eventually.Async(() => Task.FromResult(admission is { Running: 0, Waiting: 0 }));
    }

    [Fact]
    public async Task Call_WaitsLongerThanItMay_IsRefused()
    {
        var held = new Held();
        await using var service = await RunningService.StartWithAsync(
            options => options with { Settings = options.Settings with { Limits = new LimitOptions { ConcurrentCalls = 1, QueueDuration = TimeSpan.FromMilliseconds(50) } } },
            configure: builder =>
            {
                builder.Services.AddSingleton(held);
                builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<Held>());
            });
        var first = service.Catalogue.GetEnterpriseAsync(Request, RunningService.Options).ResponseAsync;
        await held.Entered.Task.WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);
        var status = await Refusal.OfAsync(service.Catalogue.GetEnterpriseAsync(Request, RunningService.Options), StatusCode.ResourceExhausted);
        held.Open.SetResult();

        Assert.Equal(ErrorReasons.Overloaded, status.Reason());
        await first.WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Call_CallerAboveItsRateOrStreams_IsToldWhenToComeAgainAndOthersAreNot()
    {
        using var issuer = new TestIssuer();
        await using var secure = await SecureService.StartAsync(
            """
            {
              "authentication": { "jwt": { "issuer": "https://issuer.example", "audience": "matching", "keysFile": "keys.pem" } },
              "limits": { "callsPerSecond": 1, "burst": 4, "streamsPerCaller": 1 }
            }
            """,
            file => File.WriteAllText(file("keys.pem"), issuer.PublicPem));
        var alice = SecureService.Bearer(issuer.Token(["writer"]));
        var bob = SecureService.Bearer(issuer.Token(["writer"], token => token.Claims!["sub"] = "bob"));
        using (var open = secure.Service.Feedback.StreamEvents(alice))
        {
            await Eventually.Async(() => Task.FromResult(secure.Service.App.Services.GetRequiredService<CallAdmission>().Streams == 1));
            using var second = secure.Service.Feedback.StreamEvents(alice);
            var refused = await Assert.ThrowsAsync<RpcException>(() => second.ResponseAsync.WaitAsync(RunningService.Patience));
            Assert.Equal(ErrorReasons.TooManyStreams, refused.GetRpcStatus()!.Reason());
            await open.RequestStream.CompleteAsync();
            await open.ResponseAsync.WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);
        }

        await secure.Service.Catalogue.GetEnterpriseAsync(Request, alice);
        await secure.Service.Catalogue.GetEnterpriseAsync(Request, alice);
        var status = await Refusal.OfAsync(secure.Service.Catalogue.GetEnterpriseAsync(Request, alice), StatusCode.ResourceExhausted);
        Assert.Equal(ErrorReasons.CallRateExceeded, status.Reason());
        Assert.InRange(status.GetDetail<RetryInfo>()!.RetryDelay.ToTimeSpan().TotalSeconds, 0.001, 1);
        Assert.Equal("enterprises/sinohydro", (await secure.Service.Catalogue.GetEnterpriseAsync(Request, bob)).Name);
    }

    [Fact]
    public async Task Call_LimitsSet_HoldForFilterBatchAndDeadline()
    {
        var held = new Held();
        await using var service = await RunningService.StartWithAsync(
            options => options with
            {
                Settings = options.Settings with { Limits = new LimitOptions { FilterDepth = 1, BatchRequests = 1, BatchEvents = 1, CallDuration = TimeSpan.FromMilliseconds(200), RequestBytes = 2000 } },
            },
            configure: builder =>
            {
                builder.Services.AddSingleton(held);
                builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<Held>());
            },
            expected: [6, 21]);
        var cut = await Refusal.OfAsync(service.Catalogue.GetEnterpriseAsync(Request, RunningService.Options), StatusCode.DeadlineExceeded);
        held.Open.SetResult();
        var rank = new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Filter = "((kind = bank))" };
        var filter = await Refusal.OfAsync(service.Matching.RankPartnersAsync(rank, RunningService.Options), StatusCode.InvalidArgument);
        rank.Filter = string.Empty;
        var batch = await Refusal.OfAsync(service.Matching.BatchRankPartnersAsync(new BatchRankPartnersRequest { Requests = { rank, rank } }, RunningService.Options), StatusCode.InvalidArgument);
        var events = await Refusal.OfAsync(service.Feedback.RecordEventsAsync(new RecordEventsRequest { Events = { new MatchEvent(), new MatchEvent() } }, RunningService.Options), StatusCode.InvalidArgument);
        rank.Sector = new string('x', 3000);
        var large = await Assert.ThrowsAsync<RpcException>(() => service.Matching.RankPartnersAsync(rank, RunningService.Options).ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(ErrorReasons.DeadlinePassed, cut.Reason());
        Assert.Equal("filter", Assert.Single(filter.Fields()));
        Assert.Equal("requests", Assert.Single(batch.Fields()));
        Assert.Equal("events", Assert.Single(events.Fields()));
        Assert.Equal(StatusCode.ResourceExhausted, large.StatusCode);
    }

    private sealed class Held : Interceptor
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Entered.TrySetResult();
            await Open.Task.WaitAsync(CallScope.Of(context).Token);
            return await continuation(request, context);
        }
    }
}
