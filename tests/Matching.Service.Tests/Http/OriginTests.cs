using System.Net;

namespace Matching.Service.Tests;

public sealed class OriginTests
{
    private const string Allowed = "https://app.example.com";

    [Theory]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("Origin", Allowed, true)]
    [InlineData("Host", "evil.example", false)]
    [InlineData("Host", "app.example.com", true)]
    [InlineData("Host", "localhost", true)]
    public async Task Call_FromABrowser_IsTakenFromAllowedPagesAlone(string header, string value, bool taken)
    {
        await using var service = await RunningService.StartWithHttpAsync([Allowed]);
        var reply = await JsonReply.SendAsync(service.Http, HttpMethod.Post, "/v1/partners:rank", $$"""{"enterprise":"{{SmallWorld.Sinohydro}}","region":"ZM"}""", (header, value));

        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.Forbidden, reply.Code);
        Assert.True(taken || reply.Reason == ErrorReasons.OriginNotAllowed, reply.Text);
    }

    [Fact]
    public async Task Call_FromTheServicesOwnPage_IsTaken()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        var reply = await JsonReply.SendAsync(service.Http, HttpMethod.Get, "/v1/regions/ZM", null, ("Origin", service.Http.BaseAddress!.GetLeftPart(UriPartial.Authority)));

        Assert.Equal(HttpStatusCode.OK, reply.Code);
    }

    [Theory]
    [InlineData(Allowed, true)]
    [InlineData("https://evil.example", false)]
    public async Task Preflight_Origin_IsAllowedOnlyWhereConfigured(string origin, bool allowed)
    {
        await using var service = await RunningService.StartWithHttpAsync([Allowed]);
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/partners:rank");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-grpc-web");
        using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(allowed, response.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) && origins.Single() == origin);
    }
}
