using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class GrpcWebTests
{
    [Theory]
    [InlineData(GrpcWebMode.GrpcWeb)]
    [InlineData(GrpcWebMode.GrpcWebText)]
    public async Task Calls_UnaryStreamingAndWrong_AreAnsweredAsOverGrpc(GrpcWebMode mode)
    {
        await using var service = await RunningService.StartWithHttpAsync();
        using var channel = Open(service, mode);
        var request = new RankPartnersRequest { Enterprise = SmallWorld.Sinohydro, Region = "ZM", PageSize = 3 };
        var overGrpc = await service.Matching.RankPartnersAsync(request, RunningService.Options);
        var overWeb = await new MatchingService.MatchingServiceClient(channel).RankPartnersAsync(request, RunningService.Options);
        Assert.Equal(overGrpc.Partners, overWeb.Partners);

        using var call = new CatalogueService.CatalogueServiceClient(channel).ExportCatalog(new ExportCatalogRequest(), RunningService.Options);
        var messages = 0;
        while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            messages++;
        }

        Assert.Equal(1 + 13 + 120, messages);
        var refused = await Refusal.OfAsync(
            new CatalogueService.CatalogueServiceClient(channel).GetEnterpriseAsync(new GetEnterpriseRequest { Name = "nobody" }, RunningService.Options), StatusCode.NotFound);
        Assert.Equal("ENTERPRISE_NOT_FOUND", refused.Reason());
    }

    [Fact]
    public async Task Call_FromAnAllowedPage_MayReadStatusAndDetails()
    {
        const string Origin = "https://app.example.com";
        await using var service = await RunningService.StartWithHttpAsync([Origin]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/matching.v1.CatalogueService/GetRegion") { Content = new ByteArrayContent([0, 0, 0, 0, 0]) };
        request.Content.Headers.ContentType = new("application/grpc-web+proto");
        request.Headers.Add("Origin", Origin);
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Origin, response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var exposed = response.Headers.GetValues("Access-Control-Expose-Headers").Single();
        Assert.All(["grpc-status", "grpc-message", "grpc-status-details-bin", "x-request-id"], name => Assert.Contains(name, exposed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Call_OnTheGrpcAddress_IsNoGrpcWeb()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, service.App.Urls.First() + "/matching.v1.CatalogueService/GetRegion")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([0, 0, 0, 0, 0]),
        };
        request.Content.Headers.ContentType = new("application/grpc-web+proto");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await JsonReply.OfAsync(service.Http, request)).Code);
    }

    private static GrpcChannel Open(RunningService service, GrpcWebMode mode) => GrpcChannel.ForAddress(
        service.Http.BaseAddress!, new GrpcChannelOptions { HttpHandler = new GrpcWebHandler(mode, new HttpClientHandler()), HttpVersion = HttpVersion.Version11, DisposeHttpClient = true });
}
