using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Matching.Domain;
using Matching.Jobs;
using Matching.V1;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

public sealed class StreamRankingsTests
{
    [Fact]
    [Covers("MatchingService/StreamRankings", CallCase.Happy)]
    public async Task StreamRankings_Published_IsEveryRankingOnceAsAskedAlone()
    {
        await using var service = await RunningService.StartAsync();
        var published = Publish(service);
        var all = await ReadAsync(service, new StreamRankingsRequest());

        Assert.Equal(published.PageCount, all.Count);
        Assert.Equal(all.Count, all.Select(one => Key(one.Ranking)).Distinct().Count());
        foreach (var one in all.Take(5).Concat(all.TakeLast(5)))
        {
            var alone = await service.Matching.RankPartnersAsync(Alone(one.Ranking), RunningService.Options);
            Assert.Equal(alone, one.Ranking);
        }
    }

    [Fact]
    public async Task StreamRankings_OneSectorAndRegion_IsThoseOnly()
    {
        await using var service = await RunningService.StartAsync();
        Publish(service);
        var all = await ReadAsync(service, new StreamRankingsRequest());
        var some = await ReadAsync(service, new StreamRankingsRequest { Sector = "energy", Region = "Eastern Africa", PartnersPerRanking = 3 });

        Assert.Equal(
            all.Where(one => one.Ranking.Sector?.Name == "sectors/energy" && one.Ranking.Region.Name == "regions/eastern-africa").Select(one => Key(one.Ranking)),
            some.Select(one => Key(one.Ranking)));
        Assert.NotEmpty(some);
        Assert.All(some, one => Assert.Equal(3, one.Ranking.Partners.Count));
        Assert.Empty(await ReadAsync(service, new StreamRankingsRequest { Region = "AQ" }));
    }

    [Fact]
    public async Task StreamRankings_CutAndResumed_GoesOnBehindTheLastReceived()
    {
        await using var service = await RunningService.StartAsync();
        Publish(service);
        var whole = await ReadAsync(service, new StreamRankingsRequest());
        for (var cut = 1; cut < whole.Count; cut += 7)
        {
            var rest = await ReadAsync(service, new StreamRankingsRequest { ResumeToken = whole[cut - 1].ResumeToken });
            Assert.Equal(whole.Skip(cut).Select(one => Key(one.Ranking)), rest.Select(one => Key(one.Ranking)));
        }
    }

    [Fact]
    public async Task StreamRankings_PublishedAgainMeanwhile_IsWhollyOfTheFirstGenerationWhileItIsKept()
    {
        await using var service = await RunningService.StartAsync();
        Publish(service);
        var whole = await ReadAsync(service, new StreamRankingsRequest());
        Publish(service);
        Publish(service);
        var rest = await ReadAsync(service, new StreamRankingsRequest { ResumeToken = whole[9].ResumeToken });
        Publish(service);
        var refused = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(service, new StreamRankingsRequest { ResumeToken = whole[9].ResumeToken }));

        Assert.Equal(whole.Skip(10), rest);
        Assert.Equal(StatusCode.Aborted, refused.StatusCode);
        Assert.Equal(ErrorReasons.RankingChanged, refused.GetRpcStatus()!.Reason());
    }

    [Fact]
    public async Task StreamRankings_NothingPublished_SaysSo()
    {
        await using var service = await RunningService.StartAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(service, new StreamRankingsRequest()));

        Assert.Equal(StatusCode.FailedPrecondition, refused.StatusCode);
        Assert.Equal(ErrorReasons.NothingPublished, refused.GetRpcStatus()!.Reason());
    }

    [Fact]
    public async Task StreamRankings_BadFields_AllAreNamedAtOnce()
    {
        await using var service = await RunningService.StartAsync();
        var request = new StreamRankingsRequest { Sector = new string('s', 201), PartnersPerRanking = -1, ResumeToken = "x" };
        var refused = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(service, request));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Equal(["sector", "partners_per_ranking", "resume_token"], refused.GetRpcStatus()!.Fields());
    }

    [Fact]
    public async Task StreamRankings_TokenOfAnotherRequest_IsRefused()
    {
        await using var service = await RunningService.StartAsync();
        Publish(service);
        var token = (await ReadAsync(service, new StreamRankingsRequest { Sector = "energy" }))[0].ResumeToken;
        var refused = await Assert.ThrowsAsync<RpcException>(() => ReadAsync(service, new StreamRankingsRequest { ResumeToken = token }));

        Assert.Equal(["resume_token"], refused.GetRpcStatus()!.Fields());
    }

    [Fact]
    [Covers("MatchingService/StreamRankings", CallCase.Cancelled)]
    public async Task StreamRankings_CancelledByReader_IsCancelled()
    {
        await using var service = await RunningService.StartAsync();
        Publish(service);
        using var source = new CancellationTokenSource();
        using var call = service.Matching.StreamRankings(new StreamRankingsRequest(), new CallOptions(cancellationToken: source.Token));
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience));
        await source.CancelAsync();
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(RunningService.Patience))
            {
            }
        });

        Assert.Equal(StatusCode.Cancelled, refused.StatusCode);
    }

    [Fact]
    public async Task StreamRankings_ReaderStalls_TheServiceWaitsAndHoldsNothing()
    {
        var writes = new WriteProbe();
        await using var service = await RunningService.StartAsync(builder =>
        {
            builder.Services.AddSingleton(writes);
            builder.Services.Configure<Grpc.AspNetCore.Server.GrpcServiceOptions>(grpc => grpc.Interceptors.Add<WriteProbe>());
        });
        var published = PublishLarge(service);
        using var call = service.Matching.StreamRankings(new StreamRankingsRequest { PartnersPerRanking = 200 }, RunningService.Options);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience));
        var first = call.ResponseStream.Current.CalculateSize();

        // Nothing more is read now. A write that stays open for a while is one the transport has no room for.
        Assert.True(
            await Task.Run(() => SpinWait.SpinUntil(() => writes.IsWaiting(TimeSpan.FromMilliseconds(300)), RunningService.Patience), TestContext.Current.CancellationToken),
            $"the service wrote {writes.Bytes} bytes and never waited");
        var ahead = writes.Bytes - first;
        var read = 1;
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience))
        {
            read++;
        }

        Assert.Equal(published.PageCount, read);
        Assert.True(writes.Bytes > 4_000_000, $"the whole stream was {writes.Bytes} bytes");
        Assert.True(ahead < 1_000_000, $"the service was {ahead} bytes ahead of a reader that had stopped");
    }

    private static Generation Publish(RunningService service)
    {
        var generation = PublishJob.Run(service.Store, service.Models, TimeProvider.System, null, TestContext.Current.CancellationToken).Generation;
        Await(service, generation);
        return generation;
    }

    /// <summary>Some megabytes of pages: every enterprise, every sector, the whole world.</summary>
    private static Generation PublishLarge(RunningService service)
    {
        var state = service.States.Current;
        using var writer = service.Store.Rankings.BeginGeneration(state.Model.Version, state.DataRevision, TimeProvider.System);
        var top = state.Ranker.Rank(
            new RankQuery(new EnterpriseId(SmallWorld.Sinohydro), null, new RegionId("world")), Domain.CandidateFilter.None, TestContext.Current.CancellationToken).Items;
        foreach (var enterprise in SmallWorld.Enterprises)
        {
            foreach (var sector in SectorTree.Default.All)
            {
                writer.Write(new RankedPage(new RankQuery(enterprise.Id, sector.Id, new RegionId("world")), top.Count, top));
            }
        }

        var generation = writer.Commit();
        Await(service, generation);
        return generation;
    }

    private static void Await(RunningService service, Generation generation) =>
        Assert.True(SpinWait.SpinUntil(() => service.States.Current.CurrentGeneration?.Number == generation.Number, RunningService.Patience));

    private static async Task<List<StreamRankingsResponse>> ReadAsync(RunningService service, StreamRankingsRequest request)
    {
        using var call = service.Matching.StreamRankings(request, RunningService.Options);
        var all = new List<StreamRankingsResponse>();
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience))
        {
            all.Add(call.ResponseStream.Current);
        }

        return all;
    }

    private static string Key(RankPartnersResponse ranking) => $"{ranking.Enterprise.Name} {ranking.Sector?.Name} {ranking.Region.Name}";

    private static RankPartnersRequest Alone(RankPartnersResponse ranking) =>
        new() { Enterprise = ranking.Enterprise.Name, Sector = ranking.Sector?.Name ?? string.Empty, Region = ranking.Region.Name };

    /// <summary>Sees what the service hands to the transport, and whether the transport has taken it.</summary>
    private sealed class WriteProbe : Interceptor
    {
        private long _bytes;
        private long _waitingSince;

        public long Bytes => Interlocked.Read(ref _bytes);

        public bool IsWaiting(TimeSpan atLeast) => Interlocked.Read(ref _waitingSince) is var since and not 0 && Stopwatch.GetElapsedTime(since) > atLeast;

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
            continuation(request, new Writer<TResponse>(this, responseStream), context);

        private sealed class Writer<T>(WriteProbe probe, IServerStreamWriter<T> inner) : IServerStreamWriter<T>
        {
            public WriteOptions? WriteOptions
            {
                get => inner.WriteOptions;
                set => inner.WriteOptions = value;
            }

            public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

            public async Task WriteAsync(T message, CancellationToken cancellationToken)
            {
                Interlocked.Add(ref probe._bytes, ((Google.Protobuf.IMessage)message!).CalculateSize());
                Interlocked.Exchange(ref probe._waitingSince, Stopwatch.GetTimestamp());
                await inner.WriteAsync(message, cancellationToken);
                Interlocked.Exchange(ref probe._waitingSince, 0);
            }
        }
    }
}
