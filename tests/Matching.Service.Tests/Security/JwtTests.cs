using Google.Rpc;
using Grpc.Core;
using Matching.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Matching.Service.Tests;

public sealed class JwtTests
{
    private const string Settings = """{"authentication":{"jwt":{"issuer":"https://issuer.example","audience":"matching","keysFile":"keys.pem"}}}""";

    private static readonly ListEnterprisesRequest Request = new();

    [Fact]
    public async Task Call_Tokens_LetInOnlyTheValidAndSayNothingOfTheOthers()
    {
        using var issuer = new TestIssuer();
        using var other = new TestIssuer();
        await using var secure = await SecureService.StartAsync(Settings, file => File.WriteAllText(file("keys.pem"), issuer.PublicPem));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var client = secure.Service.Catalogue;
        Assert.Equal(13, (await client.ListEnterprisesAsync(Request, SecureService.Bearer(issuer.Token(["reader"])))).Enterprises.Count);
        Assert.Equal(13, (await client.ListEnterprisesAsync(Request, SecureService.Bearer(issuer.Token(["reader"], token => token.Expires = now.AddSeconds(-10))))).Enterprises.Count);

        var hmac = new SigningCredentials(new SymmetricSecurityKey(System.Text.Encoding.ASCII.GetBytes(issuer.PublicPem)), SecurityAlgorithms.HmacSha256);
        string[] bad =
        [
            other.Token(["reader"]),
            issuer.Token(["reader"], token => token.Issuer = "https://elsewhere.example"),
            issuer.Token(["reader"], token => token.Audience = "another"),
            issuer.Token(["reader"], token => (token.IssuedAt, token.NotBefore, token.Expires) = (now.AddHours(-2), now.AddHours(-2), now.AddMinutes(-1))),
            issuer.Token(["reader"], token => token.NotBefore = now.AddMinutes(2)),
            issuer.Token(["reader"], token => token.Expires = null),
            issuer.Token(["reader"], token => token.Claims!.Remove("sub")),
            issuer.Token(["reader"], token => token.SigningCredentials = hmac),
            issuer.Token(["reader"], token => token.SigningCredentials = null),
            "not.a.token",
            new string('x', 5000),
            string.Empty,
        ];
        var messages = new HashSet<string>();
        foreach (var token in bad)
        {
            var status = await Refusal.OfAsync(client.ListEnterprisesAsync(Request, SecureService.Bearer(token)), StatusCode.Unauthenticated);
            Assert.Equal(ErrorReasons.Unauthenticated, status.Reason());
            messages.Add(status.Message);
        }

        var none = await Refusal.OfAsync(client.ListEnterprisesAsync(Request, SecureService.With(("x-request-id", "it-7"))), StatusCode.Unauthenticated);
        Assert.Equal("it-7", none.GetDetail<RequestInfo>()!.RequestId);
        Assert.Equal(none.Message, Assert.Single(messages));
    }

    [Fact]
    public async Task Call_RoleTooSmall_IsPermissionDenied()
    {
        using var issuer = new TestIssuer();
        await using var secure = await SecureService.StartAsync(Settings, file => File.WriteAllText(file("keys.pem"), issuer.PublicPem));
        var call = secure.Service.Catalogue.DeleteEnterpriseAsync(new DeleteEnterpriseRequest { Name = SmallWorld.Newcomer }, SecureService.Bearer(issuer.Token(["reader", "king"])));
        var status = await Refusal.OfAsync(call, StatusCode.PermissionDenied);

        Assert.Equal(ErrorReasons.RoleRequired, status.Reason());
        Assert.Contains("writer", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysFile_Changes_IsFollowedAndABadOneIsNot()
    {
        using var first = new TestIssuer();
        using var second = new TestIssuer();
        await using var secure = await SecureService.StartAsync(Settings, file => File.WriteAllText(file("keys.pem"), first.PublicPem), expected: 1402);
        var client = secure.Service.Catalogue;
        var (old, next) = (SecureService.Bearer(first.Token(["reader"])), SecureService.Bearer(second.Token(["reader"])));
        await client.ListEnterprisesAsync(Request, old);
        await File.WriteAllTextAsync(secure.File("keys.pem"), "this is no key at all", TestContext.Current.CancellationToken);
        secure.Watcher.LookAtFiles();
        await client.ListEnterprisesAsync(Request, old);
        await File.WriteAllTextAsync(secure.File("keys.pem"), second.PublicPem, TestContext.Current.CancellationToken);
        await Eventually.Async(async () => await CodeAsync(client, next) == StatusCode.OK);

        Assert.Equal(StatusCode.Unauthenticated, await CodeAsync(client, old));
    }

    [Fact]
    public async Task MetadataUrl_GivesKeys_LetsIn()
    {
        using var issuer = new TestIssuer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        await using var provider = builder.Build();
        provider.MapGet("/.well-known/openid-configuration", (HttpContext context) =>
            Results.Text($$"""{"issuer":"https://issuer.example","jwks_uri":"http://{{context.Request.Host}}/keys"}""", "application/json"));
        provider.MapGet("/keys", () => Results.Text(issuer.Jwks, "application/json"));
        await provider.StartAsync(TestContext.Current.CancellationToken);
        var url = $"{provider.Urls.Single()}/.well-known/openid-configuration";
        await using var secure = await SecureService.StartAsync(
            """{"authentication":{"jwt":{"issuer":"https://issuer.example","audience":"matching","metadataUrl":"URL"}}}""".Replace("URL", url, StringComparison.Ordinal));

        Assert.Equal(StatusCode.OK, await CodeAsync(secure.Service.Catalogue, SecureService.Bearer(issuer.Token(["reader"]))));
        Assert.Equal(StatusCode.Unauthenticated, await CodeAsync(secure.Service.Catalogue, SecureService.Bearer(issuer.Token(["reader"], token => token.Audience = "another"))));
    }

    private static async Task<StatusCode> CodeAsync(CatalogueService.CatalogueServiceClient client, CallOptions options)
    {
        try
        {
            await client.ListEnterprisesAsync(Request, options).ResponseAsync.WaitAsync(RunningService.Patience);
            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
    }
}
