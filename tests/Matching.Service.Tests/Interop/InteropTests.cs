using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Reflection.V1;
using Matching.V1;

namespace Matching.Service.Tests.Interop;

/// <summary>
/// The cases of gRPC's own interoperability suite (grpc/grpc, doc/interop-test-descriptions.md) that apply, by their names, against methods of
/// ours. docs/interop.md says which do not apply, and why.
/// </summary>
public sealed class InteropTests(InteropService interop) : IClassFixture<InteropService>
{
    private const int LargeRequest = 271_828;
    private const int LargeResponse = 314_159;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RunningService Service => interop.Service;

    [Fact]
    public async Task EmptyUnary_MessageOfNoBytes_IsAnswered()
    {
        Assert.Equal(0, new GetServingStatusRequest().CalculateSize());
        var call = new StatusService.StatusServiceClient(Service.Channel).GetServingStatusAsync(new GetServingStatusRequest(), RunningService.Options);

        Assert.Equal(SmallModels.First, (await call).ModelVersion);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task LargeUnary_RequestAndResponse_AreCarriedWhole()
    {
        var large = new BatchRankPartnersRequest();
        while (large.CalculateSize() < LargeRequest)
        {
            large.Requests.Add(Query(excluded: 150));
        }

        var answer = await Service.Matching.BatchRankPartnersAsync(large, RunningService.Options);
        Assert.Equal(large.Requests.Count, answer.Responses.Count);

        var many = new BatchRankPartnersRequest { Requests = { Enumerable.Range(0, 100).Select(_ => new RankPartnersRequest(Query(excluded: 0)) { Region = "world" }) } };
        var reply = await Service.Matching.BatchRankPartnersAsync(many, RunningService.Options);
        Assert.True(reply.CalculateSize() > LargeResponse, $"{reply.CalculateSize()} bytes");
    }

    [Fact]
    public async Task ClientStreaming_FourMessages_AreSummedUp()
    {
        using var call = Service.Feedback.StreamEvents(RunningService.Options);
        foreach (var size in new[] { 27, 8, 100, 45 })
        {
            await call.RequestStream.WriteAsync(Events($"sum-{size}", size), Cancellation);
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal(27 + 8 + 100 + 45, (await call).RecordedCount);
    }

    [Fact]
    public async Task ServerStreaming_Responses_ComeAllAndInOrder()
    {
        using var call = Service.Catalogue.ExportCatalog(new ExportCatalogRequest(), RunningService.Options);
        var received = await call.ResponseStream.ReadAllAsync(Cancellation).ToListAsync(Cancellation);

        var summary = received[0].Summary;
        Assert.Equal(1 + summary.SectorCount + summary.EnterpriseCount + summary.InstitutionCount, received.Count);
        var names = received.Where(message => message.Institution is not null).Select(message => message.Institution.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task PingPong_EachRequest_IsAnsweredBeforeTheNext()
    {
        using var call = new ServerReflection.ServerReflectionClient(Service.Channel).ServerReflectionInfo(RunningService.Options);
        foreach (var name in new[] { "MatchingService", "CatalogueService", "FeedbackService", "ModelService" })
        {
            await call.RequestStream.WriteAsync(new ServerReflectionRequest { FileContainingSymbol = $"matching.v1.{name}" }, Cancellation);
            Assert.True(await call.ResponseStream.MoveNext(Cancellation).WaitAsync(RunningService.Patience));
            Assert.NotEmpty(call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(Cancellation).WaitAsync(RunningService.Patience));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task EmptyStream_NoMessageEitherWay_IsOk()
    {
        using var both = new ServerReflection.ServerReflectionClient(Service.Channel).ServerReflectionInfo(RunningService.Options);
        await both.RequestStream.CompleteAsync();
        Assert.False(await both.ResponseStream.MoveNext(Cancellation).WaitAsync(RunningService.Patience));
        Assert.Equal(StatusCode.OK, both.GetStatus().StatusCode);

        using var client = Service.Feedback.StreamEvents(RunningService.Options);
        await client.RequestStream.CompleteAsync();
        Assert.Equal(new StreamEventsResponse(), await client);
    }

    [Fact]
    public async Task CustomMetadata_RequestId_ComesBackInUnaryAndStreaming()
    {
        var options = RunningService.Options.WithHeaders(new Metadata { { "x-request-id", "test_initial_metadata_value" }, { "x-grpc-test-echo-trailing-bin", [0xab, 0xab, 0xab] } });
        var unary = Service.Catalogue.ListRegionsAsync(new ListRegionsRequest(), options);
        await unary;
        using var stream = Service.Catalogue.ExportCatalog(new ExportCatalogRequest(), options);
        Assert.True(await stream.ResponseStream.MoveNext(Cancellation).WaitAsync(RunningService.Patience));

        Assert.Equal("test_initial_metadata_value", (await unary.ResponseHeadersAsync).GetValue("x-request-id"));
        Assert.Equal("test_initial_metadata_value", (await stream.ResponseHeadersAsync).GetValue("x-request-id"));
    }

    [Fact]
    public async Task StatusCodeAndMessage_OfUnaryAndStreaming_AreTheServices()
    {
        var unary = Service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = "enterprises/nobody" }, RunningService.Options);
        var one = await Assert.ThrowsAsync<RpcException>(() => unary.ResponseAsync);
        using var stream = Service.Matching.StreamRankings(new StreamRankingsRequest(), RunningService.Options);
        var other = await Assert.ThrowsAsync<RpcException>(() => stream.ResponseStream.MoveNext(Cancellation));

        Assert.Equal(StatusCode.NotFound, one.StatusCode);
        Assert.Contains("nobody", one.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(one.GetRpcStatus()!.Message, one.Status.Detail);
        Assert.Equal(StatusCode.FailedPrecondition, other.StatusCode);
        Assert.Equal(other.GetRpcStatus()!.Message, other.Status.Detail);
    }

    [Fact]
    public async Task SpecialStatusMessage_WhitespaceAndUnicode_ArriveAsTheyAre()
    {
        const string Special = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";
        var call = Service.Catalogue.GetEnterpriseAsync(new GetEnterpriseRequest { Name = Special }, RunningService.Options);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        Assert.Contains(Special, exception.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("matching.v1.MatchingService", "UnimplementedCall")]
    [InlineData("matching.v1.UnimplementedService", "UnimplementedCall")]
    public async Task UnimplementedMethod_AndService_AreUnimplemented(string service, string method)
    {
        var bytes = Marshallers.Create(static (byte[] value) => value, static value => value);
        var call = Service.Channel.CreateCallInvoker().AsyncUnaryCall(
            new Method<byte[], byte[]>(MethodType.Unary, service, method, bytes, bytes), null, RunningService.Options, []);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    [Fact]
    public async Task CancelAfterBegin_NothingSent_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var call = Service.Feedback.StreamEvents(RunningService.Options.WithCancellationToken(cancel.Token));
        await cancel.CancelAsync();
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
    }

    [Fact]
    public async Task CancelAfterFirstResponse_StreamOpen_IsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var call = new ServerReflection.ServerReflectionClient(Service.Channel).ServerReflectionInfo(RunningService.Options.WithCancellationToken(cancel.Token));
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "*" }, Cancellation);
        Assert.True(await call.ResponseStream.MoveNext(Cancellation).WaitAsync(RunningService.Patience));
        await cancel.CancelAsync();
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
    }

    [Fact]
    public async Task TimeoutOnSleepingServer_ServiceWaitsForMore_IsDeadlineExceeded()
    {
        using var call = Service.Feedback.StreamEvents(RunningService.Options.WithDeadline(TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(50)));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
    }

    [Fact]
    public async Task ClientCompressedUnary_Gzip_IsUnderstood()
    {
        var options = RunningService.Options.WithHeaders(new Metadata { { "grpc-internal-encoding-request", "gzip" } });
        var plain = await Service.Matching.RankPartnersAsync(Query(excluded: 0), RunningService.Options);
        var packed = await Service.Matching.RankPartnersAsync(Query(excluded: 0), options);

        Assert.Equal(plain.Partners, packed.Partners);
    }

    [Fact]
    public async Task ClientCompressedUnary_FlagWithoutAnEncoding_IsRefused() =>
        Assert.Contains(await PostAsync([1, 0, 0, 0, 0], encoding: null), new[] { StatusCode.Internal, StatusCode.InvalidArgument });

    [Fact]
    public async Task ClientCompressedUnary_UnknownEncoding_IsUnimplemented() =>
        Assert.Equal(StatusCode.Unimplemented, await PostAsync([1, 0, 0, 0, 1, 0], encoding: "snappy"));

    [Fact]
    public async Task ClientCompressedStreaming_SomeCompressedAndSomeNot_AreAllUnderstood()
    {
        using var call = Service.Feedback.StreamEvents(RunningService.Options.WithHeaders(new Metadata { { "grpc-internal-encoding-request", "gzip" } }));
        await call.RequestStream.WriteAsync(Events("packed", 40), Cancellation);
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(Events("plain", 5), Cancellation);
        await call.RequestStream.CompleteAsync();

        Assert.Equal(45, (await call).RecordedCount);
    }

    private static RankPartnersRequest Query(int excluded) => new()
    {
        Enterprise = SmallWorld.Sinohydro,
        Region = "ZM",
        Sector = "energy",
        PageSize = 200,
        CandidateFilter = new CandidateFilter { ExcludeInstitutions = { Enumerable.Range(0, excluded).Select(i => $"institutions/somebody-else-{i}") } },
    };

    private static StreamEventsRequest Events(string name, int count) => new()
    {
        Events =
        {
            Enumerable.Range(0, count).Select(i => new MatchEvent
            {
                EventId = $"{name}-{i}",
                Kind = MatchEventKind.Shown,
                Enterprise = SmallWorld.Sinohydro,
                Institution = SmallWorld.InstitutionIdOf("ZM", Domain.InstitutionKind.Utility, 1),
            }),
        },
    };

    private async Task<StatusCode> PostAsync(byte[] body, string? encoding)
    {
        using var http = new HttpClient();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Service.App.Urls.First()}/matching.v1.StatusService/GetServingStatus")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        if (encoding is not null)
        {
            request.Headers.Add("grpc-encoding", encoding);
        }

        using var response = await http.SendAsync(request, Cancellation).WaitAsync(RunningService.Patience);
        await response.Content.ReadAsByteArrayAsync(Cancellation);
        var headers = response.TrailingHeaders.Concat(response.Headers).First(header => header.Key == "grpc-status");
        return (StatusCode)int.Parse(headers.Value.Single(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
