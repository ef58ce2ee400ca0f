using System.Net;
using System.Text;

namespace Matching.Service.Tests;

/// <summary>Errors over HTTP are google.rpc.Status with the same details as over gRPC, and nothing of the framework's.</summary>
public sealed class JsonErrorTests
{
    [Fact]
    public async Task Call_EveryWayToBeWrong_IsNamed()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        (string Path, string? Json, string[] Fields)[] cases =
        [
            ("/v1/partners:rank", """{"enterprise":"sinohydro","region":7}""", ["region"]),
            ("/v1/partners:rank", """{"enterprise":"sinohydro","region":"ZM","pageSize":"x","candidateFilter":{"kinds":["BAD",2,3000000000]},"zzz":1}""",
                ["page_size", "candidate_filter.kinds[0]", "candidate_filter.kinds[2]", "zzz"]),
            ("/v1/partners:rank", """{"enterprise":""", ["(body)"]),
            ("/v1/partners:rank", "[]", ["(body)"]),
            ("/v1/partners:rank", "null", ["(body)"]),
            ("/v1/partners:rank", "\"text\"", ["(body)"]),
            ("/v1/partners:rank", "{\"enterprise\":\"\\ud800\",\"region\":\"ZM\"}", ["enterprise"]),
            ("/v1/partners:rank", "{\"\\ud800\":1}", ["?"]),
            ("/v1/partners:rank", new string('[', 200), ["(body)"]),
            ("/v1/partners:rank", """{"enterprise":"sinohydro","region":"ZM","asOf":"2010"}""", ["as_of"]),
            ("/v1/partners:rank", """{"enterprise":"sinohydro","region":"ZM","pageSize":1e99,"explain":1}""", ["page_size", "explain"]),
            ("/v1/partners:rank?pageSize=1", """{"enterprise":"sinohydro","region":"ZM"}""", ["pageSize"]),
            ("/v1/partners:batchRank", """{"requests":{"enterprise":"sinohydro"}}""", ["requests"]),
            ("/v1/partners:batchRank", """{"requests":[{"enterprise":1},null]}""", ["requests[0].enterprise", "requests[1]"]),
            ("/v1/institutions", """{"displayName":"X","countryCode":"ZM","kind":"INSTITUTION_KIND_BANK","validUntil":"tomorrow"}""", ["institution.valid_until"]),
            ("/v1/institutions?institution.display_name=x&validate_only=maybe", "{}", ["institution.display_name", "validate_only"]),
            ("/v1/enterprises?page_size=abc&nothing=1&show_deleted=1", null, ["page_size", "nothing", "show_deleted"]),
            ("/v1/enterprises?page_size=1&page_size=2", null, ["page_size"]),
            ("/v1/institutions?kind=BAD", null, ["kind"]),
            ("/v1/enterprises/sinohydro/engagements?stages=MATCH_EVENT_KIND_SHOWN&stages=X", null, ["stages"]),
        ];
        foreach (var (path, json, fields) in cases)
        {
            var reply = json is null ? await JsonReply.GetAsync(service.Http, path) : await JsonReply.PostAsync(service.Http, path, json);
            Assert.True(reply.Code == HttpStatusCode.BadRequest, $"{path} {json}: {reply}");
            Assert.Equal((3, ErrorReasons.InvalidFields), (reply.Status, reply.Reason));
            Assert.True(fields.SequenceEqual(reply.Fields), $"{path} {json}: {string.Join(", ", reply.Fields)}");
            Assert.DoesNotContain("System.", reply.Text, StringComparison.Ordinal);
            Assert.NotEmpty(reply.RequestId);
        }
    }

    [Theory]
    [InlineData("/v1/enterprises/nobody", HttpStatusCode.NotFound, "ENTERPRISE_NOT_FOUND")]
    [InlineData("/v1/enterprises/not%20an%20id", HttpStatusCode.BadRequest, "INVALID_FIELDS")]
    [InlineData("/v1/rankings:stream", HttpStatusCode.BadRequest, "NOTHING_PUBLISHED")]
    [InlineData("/v1/nothing", HttpStatusCode.NotFound, "PATH_UNKNOWN")]
    [InlineData("/v2", HttpStatusCode.NotFound, "PATH_UNKNOWN")]
    public async Task Get_Fails_IsAStatusWithReasonAndRequestId(string path, HttpStatusCode code, string reason)
    {
        await using var service = await RunningService.StartWithHttpAsync();
        var reply = await JsonReply.SendAsync(service.Http, HttpMethod.Get, path, null, ("x-request-id", "it-7"));

        Assert.Equal((code, reason), (reply.Code, reply.Reason));
        Assert.Equal("it-7", reply.RequestId);
        Assert.Contains("it-7", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BodyOfAnotherKindOrTooLarge_IsRefused()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        using var form = new HttpRequestMessage(HttpMethod.Post, "/v1/partners:rank")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        var reply = await JsonReply.OfAsync(service.Http, form);
        Assert.Equal((HttpStatusCode.BadRequest, "Content-Type"), (reply.Code, reply.Fields.Single()));

        var large = await JsonReply.PostAsync(service.Http, "/v1/partners:rank", "\"" + new string('x', LimitOptions.Default.RequestBytes) + "\"");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, ErrorReasons.BodyTooLarge), (large.Code, large.Reason));
    }

    [Fact]
    public async Task Post_WithoutBody_LeavesEveryFieldOut()
    {
        await using var service = await RunningService.StartWithHttpAsync();
        var reply = await JsonReply.SendAsync(service.Http, HttpMethod.Post, "/v1/partners:rank", null);

        Assert.Equal(["enterprise", "region"], reply.Fields);
    }
}
