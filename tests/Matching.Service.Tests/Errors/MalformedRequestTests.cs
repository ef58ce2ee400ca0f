using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Matching.V1;

namespace Matching.Service.Tests;

/// <summary>What the framework answers before any code of ours sees the call; docs/service.md says so.</summary>
public sealed class MalformedRequestTests
{
    [Fact]
    public async Task Call_BodyIsNoMessage_IsRefusedAndTheServiceGoesOn()
    {
        // The framework logs it as an error of its own (event 6, "Error when executing service method").
        await using var service = await RunningService.StartAsync(expected: [6, 21]);
        using var http = new HttpClient();
        using var body = new ByteArrayContent([0, 0, 0, 0, 3, 0xff, 0xff, 0xff]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{service.App.Urls.Single()}/matching.v1.MatchingService/RankPartners")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience);
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var headers = response.TrailingHeaders.Concat(response.Headers).ToLookup(header => header.Key, header => header.Value.Single());

        Assert.Contains(headers["grpc-status"].Single(), new[] { "2", "13" });
        Assert.Equal(13, (await service.Catalogue.ListEnterprisesAsync(new ListEnterprisesRequest(), RunningService.Options)).Enterprises.Count);
    }

    /// <summary>Found by fuzzing: these were told to be a fault of the service, or a caller that had gone away.</summary>
    [Theory]
    [InlineData("1500000000")]
    [InlineData("0000000003FFFFFF")]
    [InlineData("00000000020A05")]
    public async Task Stream_MessageThatCannotBeRead_IsTheCallersFaultAndSaysWhich(string frame)
    {
        await using var service = await RunningService.StartAsync();
        using var http = new HttpClient();
        using var body = new ByteArrayContent(Convert.FromHexString(frame));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{service.App.Urls.First()}/matching.v1.FeedbackService/StreamEvents")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = body,
        };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience);
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var headers = response.TrailingHeaders.Concat(response.Headers).ToLookup(header => header.Key, header => header.Value.Single());

        Assert.Equal("3", headers["grpc-status"].Single());
        Assert.Contains("Message%200", headers["grpc-message"].Single().Replace(" ", "%20", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_RequestAboveTheLimit_IsResourceExhausted()
    {
        await using var service = await RunningService.StartAsync(expected: [6, 21]);
        var request = new RankPartnersRequest { Enterprise = new string('e', LimitOptions.Default.RequestBytes) };
        var exception = await Assert.ThrowsAsync<RpcException>(() => service.Matching.RankPartnersAsync(request, RunningService.Options).ResponseAsync);

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task Call_DeadlineAlreadyPassed_IsDeadlineExceeded()
    {
        await using var service = await RunningService.StartAsync();
        var call = service.Matching.RankPartnersAsync(
            new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "world" }, deadline: DateTime.UnixEpoch);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(RunningService.Patience));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
    }
}
