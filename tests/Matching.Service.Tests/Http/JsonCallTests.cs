using System.Net;
using System.Text.Json;
using Google.Protobuf;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class JsonCallTests
{
    [Fact]
    public async Task RankPartners_OverHttp_IsTheAnswerOfGrpc()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        var request = new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "ZM", Sector = "energy", PageSize = 5 };
        var overGrpc = await service.Matching.RankPartnersAsync(request, RunningService.Options);
        var reply = await JsonReply.PostAsync(service.Http, "/v1/partners:rank", JsonFormatter.Default.Format(request));
        var overHttp = JsonParser.Default.Parse<RankPartnersResponse>(reply.Text);

        Assert.Equal(HttpStatusCode.OK, reply.Code);
        Assert.Equal(5, overHttp.Partners.Count);
        overHttp.AttributionToken = overGrpc.AttributionToken;
        Assert.Equal(overGrpc, overHttp);
    }

    [Fact]
    public async Task Resource_CreatedChangedDeletedAndBroughtBack_IsAsTold()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        var created = await JsonReply.PostAsync(service.Http, "/v1/enterprises?enterpriseId=solar-one", """{"displayName":"Solar One","aliases":["太阳能一号"]}""");
        Assert.True(created.Code == HttpStatusCode.OK, created.Text);
        var changed = await JsonReply.SendAsync(service.Http, HttpMethod.Patch, "/v1/enterprises/solar-one?update_mask=display_name", """{"display_name":"Solar 1"}""");
        Assert.True(changed.Code == HttpStatusCode.OK, changed.Text);
        var read = await JsonReply.GetAsync(service.Http, "/v1/enterprises/solar-one");
        Assert.Equal("Solar 1", read.Body.GetProperty("displayName").GetString());
        Assert.Equal("太阳能一号", read.Body.GetProperty("aliases")[0].GetString());

        var stale = await JsonReply.SendAsync(service.Http, HttpMethod.Delete, $"/v1/enterprises/solar-one?etag={Uri.EscapeDataString(created.Body.GetProperty("etag").GetString()!)}", null);
        Assert.Equal((HttpStatusCode.Conflict, ErrorReasons.EtagMismatch), (stale.Code, stale.Reason));
        var deleted = await JsonReply.SendAsync(service.Http, HttpMethod.Delete, "/v1/enterprises/solar-one", null);
        Assert.Equal(JsonValueKind.String, deleted.Body.GetProperty("deleteTime").ValueKind);
        var back = await JsonReply.PostAsync(service.Http, "/v1/enterprises/solar-one:undelete", "{}");
        Assert.False(back.Body.TryGetProperty("deleteTime", out _), back.Text);
    }

    [Fact]
    public async Task StreamRankings_OverHttp_IsOneLineForEachRanking()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        await PublishAsync(service);
        var reply = await JsonReply.GetAsync(service.Http, "/v1/rankings:stream?region=ZM&partnersPerRanking=1");
        var lines = reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var expected = 0;
        using var call = service.Matching.StreamRankings(new StreamRankingsRequest { Region = "ZM", PartnersPerRanking = 1 }, RunningService.Options);
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            expected++;
        }

        Assert.True(expected > 0);
        Assert.Equal(expected, lines.Length);
        Assert.All(lines, line => Assert.Single(JsonParser.Default.Parse<StreamRankingsResponse>(line).Ranking.Partners));
    }

    [Fact]
    public async Task Call_OnTheGrpcAddress_FindsNoJson()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, service.App.Urls.First() + "/v1/enterprises")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        Assert.Equal(HttpStatusCode.NotFound, (await JsonReply.OfAsync(service.Http, request)).Code);
    }

    private static async Task PublishAsync(RunningService service)
    {
        var operation = await service.ModelVersions.PublishRankingsAsync(new PublishRankingsRequest(), RunningService.Options);
        var done = await service.Operations.WaitOperationAsync(new WaitOperationRequest { Name = operation.Name }, RunningService.Options);
        Assert.True(done.Response is not null, done.ToString());
        service.Watcher.Look();
    }
}
