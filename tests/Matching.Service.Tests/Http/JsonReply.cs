using System.Net;
using System.Text;
using System.Text.Json;

namespace Matching.Service.Tests;

/// <summary>What the service answered over HTTP.</summary>
internal sealed record JsonReply(HttpStatusCode Code, string Text, string RequestId)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public int Status => Body.GetProperty("code").GetInt32();

    public string Reason => Detail("ErrorInfo").GetProperty("reason").GetString()!;

    public string[] Fields => [.. Detail("BadRequest").GetProperty("fieldViolations").EnumerateArray().Select(item => item.GetProperty("field").GetString()!)];

    public static Task<JsonReply> GetAsync(HttpClient http, string path) => SendAsync(http, HttpMethod.Get, path, null);

    public static Task<JsonReply> PostAsync(HttpClient http, string path, string json) => SendAsync(http, HttpMethod.Post, path, json);

    public static async Task<JsonReply> SendAsync(HttpClient http, HttpMethod verb, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(verb, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await OfAsync(http, request);
    }

    public static async Task<JsonReply> OfAsync(HttpClient http, HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return new JsonReply(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.TryGetValues("x-request-id", out var ids) ? ids.Single() : string.Empty);
    }

    private JsonElement Detail(string type) =>
        Body.GetProperty("details").EnumerateArray().Single(item => item.GetProperty("@type").GetString()!.EndsWith("google.rpc." + type, StringComparison.Ordinal));
}
