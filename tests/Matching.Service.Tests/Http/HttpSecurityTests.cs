using System.Net;

namespace Matching.Service.Tests;

/// <summary>The face to those who do not speak gRPC has the same guards.</summary>
public sealed class HttpSecurityTests
{
    [Theory]
    [InlineData("/v1/enterprises", true)]
    [InlineData(Telemetry.MetricsPath, true)]
    [InlineData("/openapi/v1.json", false)]
    [InlineData("/docs/index.html", false)]
    public async Task Get_WithoutAKey_IsRefusedWhereItTellsMoreThanTheContract(string path, bool refused)
    {
        var key = string.Empty;
        await using var secure = await SecureService.StartAsync(
            """{"authentication":{"apiKeys":{"enabled":true}}}""", isOpen: true, prepare: store => key = ApiKeyTests.Add(store, "billing", "reader"));
        var without = await JsonReply.GetAsync(secure.Service.Http, path);
        Assert.Equal(refused ? HttpStatusCode.Unauthorized : HttpStatusCode.OK, without.Code);
        Assert.True(!refused || without.Reason == ErrorReasons.Unauthenticated, without.Text);

        Assert.Equal(HttpStatusCode.OK, (await JsonReply.SendAsync(secure.Service.Http, HttpMethod.Get, path, null, ("x-api-key", key))).Code);
    }

    [Fact]
    public async Task Post_WithAReadersKey_IsRefusedWhereAWriterIsNeeded()
    {
        var key = string.Empty;
        await using var secure = await SecureService.StartAsync(
            """{"authentication":{"apiKeys":{"enabled":true}}}""", isOpen: true, prepare: store => key = ApiKeyTests.Add(store, "billing", "reader"));
        var reply = await JsonReply.SendAsync(secure.Service.Http, HttpMethod.Post, "/v1/enterprises", """{"displayName":"Solar One"}""", ("x-api-key", key));

        Assert.Equal((HttpStatusCode.Forbidden, ErrorReasons.RoleRequired), (reply.Code, reply.Reason));
    }
}
