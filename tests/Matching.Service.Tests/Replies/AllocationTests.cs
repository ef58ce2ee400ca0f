using Google.Protobuf;
using Grpc.Core;
using Matching.Jobs;
using Matching.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

/// <summary>What a published page allocates behind the transport: interceptor and handler. Counts, not times: they hold on every machine.</summary>
public sealed class AllocationTests
{
    private const int Calls = 2_000;

    /// <summary>Measured: 88 bytes, the request id; the rest is room for another runtime.</summary>
    private const int MostFromTheCache = 200;

    /// <summary>Measured: 5,864 bytes, the copy of the reply that is kept and the making of the request among them.</summary>
    private const int MostFromTheStore = 7_300;

    [Fact]
    public async Task RankPartners_FromTheCache_AllocatesNextToNothing()
    {
        await using var service = await PublishedAsync();
        var call = Call();
        Assert.InRange(BytesOf(service, () => call), 0, MostFromTheCache);
    }

    [Fact]
    public async Task RankPartners_FromTheStore_AllocatesNoMessageOfTheReply()
    {
        await using var service = await PublishedAsync();
        var number = 0;

        // A field the service does not know makes each request another one.
        Assert.InRange(BytesOf(service, () => new RankPartnersCall([.. Call().Bytes, 0xF8, 0x07, .. Varint(++number)])), 0, MostFromTheStore);
    }

    private static double BytesOf(RunningService service, Func<RankPartnersCall> next)
    {
        var interceptor = service.App.Services.GetRequiredService<ErrorInterceptor>();
        var rpc = service.App.Services.GetRequiredService<MatchingRpc>();
        var context = new CallContext(new DefaultHttpContext { RequestServices = service.App.Services });
        UnaryServerMethod<RankPartnersCall, EncodedReply> handler = rpc.RankPartnersEncoded;
        void Run()
        {
            Assert.True(interceptor.UnaryServerHandler(next(), context, handler).IsCompletedSuccessfully);
        }

        for (var i = 0; i < Calls; i++)
        {
            Run();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Calls; i++)
        {
            Run();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Calls;
    }

    private static RankPartnersCall Call() =>
        new(new RankPartnersRequest { Enterprise = $"enterprises/{SmallWorld.Sinohydro}", Sector = "sectors/energy", Region = "regions/ZM", PageSize = 20 }.ToByteArray());

    private static byte[] Varint(int number) => [(byte)((number & 0x7f) | 0x80), (byte)((number >> 7) | 0x80), (byte)(number >> 14)];

    private static async Task<RunningService> PublishedAsync()
    {
        var service = await RunningService.StartAsync();
        PublishJob.Run(service.Store, service.Models, TimeProvider.System);
        service.Watcher.Look();
        return service;
    }

    /// <summary>A call without a transport.</summary>
    private sealed class CallContext : ServerCallContext
    {
        public CallContext(HttpContext http) => UserState["__HttpContext"] = http;

        protected override string MethodCore => "/matching.v1.MatchingService/RankPartners";

        protected override string HostCore => "localhost";

        protected override string PeerCore => "ipv4:127.0.0.1:1";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore { get; } = [];

        protected override CancellationToken CancellationTokenCore => CancellationToken.None;

        protected override Metadata ResponseTrailersCore { get; } = [];

        protected override Grpc.Core.Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore { get; } = new(null, []);

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
    }
}
