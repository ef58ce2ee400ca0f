using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Matching.V1;

namespace Matching.Service.Tests;

public sealed class ClientCertificateTests : IDisposable
{
    private const string Settings = """
        {
          "tls": { "certificate": "server.pem", "key": "server.key" },
          "authentication": { "clientCertificates": { "authorities": "root.pem", "revoked": "revoked.txt", "callers": { "billing": ["reader"] } } }
        }
        """;

    private static readonly ListEnterprisesRequest Request = new();

    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _foreign = new("Foreign Authority");

    public void Dispose()
    {
        _authority.Dispose();
        _foreign.Dispose();
    }

    [Fact]
    public async Task Call_Certificates_LetInOnlyThoseOfThePinnedAuthority()
    {
        await using var secure = await StartAsync();
        using var right = _authority.Sign("billing", TestAuthority.ClientAuthentication);
        using var unknown = _authority.Sign("somebody", TestAuthority.ClientAuthentication);
        using var foreign = _foreign.Sign("billing", TestAuthority.ClientAuthentication);
        using var server = _authority.Sign("billing", TestAuthority.ServerAuthentication);
        using var expired = _authority.Sign("billing", TestAuthority.ClientAuthentication, days: -1);

        Assert.Equal(StatusCode.OK, await CodeAsync(secure, right));
        Assert.Equal(StatusCode.Unauthenticated, await CodeAsync(secure, client: null));
        Assert.Equal(StatusCode.Unauthenticated, await CodeAsync(secure, unknown));
        Assert.NotEqual(StatusCode.OK, await CodeAsync(secure, foreign));
        Assert.NotEqual(StatusCode.OK, await CodeAsync(secure, server));
        Assert.NotEqual(StatusCode.OK, await CodeAsync(secure, expired));
    }

    [Fact]
    public async Task Call_WrittenIntoTheRevokedFile_IsRefusedOnTheSameConnection()
    {
        await using var secure = await StartAsync();
        using var right = _authority.Sign("billing", TestAuthority.ClientAuthentication);
        using var channel = secure.Channel(_authority.Root, right);
        Assert.Equal(StatusCode.OK, await CodeAsync(channel));
        var fingerprint = right.GetCertHashString(HashAlgorithmName.SHA256);
        await File.WriteAllTextAsync(
            secure.File("revoked.txt"), $"# left in May\nsha256 Fingerprint={string.Join(':', fingerprint.Chunk(2).Select(pair => new string(pair)))}\n", TestContext.Current.CancellationToken);

        await Eventually.Async(async () => await CodeAsync(channel) == StatusCode.Unauthenticated);
    }

    [Fact]
    public async Task Health_WithoutCertificate_Answers()
    {
        await using var secure = await StartAsync();
        using var channel = secure.Channel(_authority.Root);
        var answer = await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), RunningService.Options);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Handshake_Protocols_AreTls12AndUpWithHttp2()
    {
        // The web server logs what breaks off a handshake as an error of its own (event 0).
        await using var secure = await StartAsync(expected: 0);
        Assert.Equal((SslProtocols.Tls12, SslApplicationProtocol.Http2), await HandshakeAsync(secure, SslProtocols.Tls12));
        Assert.Equal((SslProtocols.Tls13, SslApplicationProtocol.Http2), await HandshakeAsync(secure, SslProtocols.Tls13));
#pragma warning disable CA5397, SYSLIB0039 // The old one is what must not be taken.
        await Assert.ThrowsAnyAsync<Exception>(() => HandshakeAsync(secure, SslProtocols.Tls11));
#pragma warning restore CA5397, SYSLIB0039
    }

    [Fact]
    public async Task Tls_CertificateReplaced_NewConnectionsGetTheNewOne()
    {
        await using var secure = await StartAsync();
        _foreign.WriteServer(secure.File("server.pem"), secure.File("server.key"));

        await Eventually.Async(async () =>
        {
            using var channel = secure.Channel(_foreign.Root);
            return await CodeAsync(channel) == StatusCode.Unauthenticated;
        });
    }

    [Fact]
    public async Task Tls_FromPfx_Serves()
    {
        await using var secure = await SecureService.StartAsync(
            """{"tls":{"pfx":"server.pfx","pfxPasswordFile":"password.txt"}}""",
            file =>
            {
                using var server = _authority.Sign("localhost", TestAuthority.ServerAuthentication);
                File.WriteAllBytes(file("server.pfx"), server.Export(X509ContentType.Pfx, "open sesame"));
                File.WriteAllText(file("password.txt"), "open sesame\n");
            },
            "https://127.0.0.1:0");
        using var channel = secure.Channel(_authority.Root);

        Assert.Equal(StatusCode.OK, await CodeAsync(channel));
    }

    private Task<SecureService> StartAsync(params int[] expected) => SecureService.StartAsync(
        Settings,
        file =>
        {
            _authority.WriteServer(file("server.pem"), file("server.key"));
            File.WriteAllText(file("root.pem"), _authority.Root.ExportCertificatePem());
            File.WriteAllText(file("revoked.txt"), string.Empty);
        },
        "https://127.0.0.1:0",
        expected: expected);

    private async Task<StatusCode> CodeAsync(SecureService secure, X509Certificate2? client)
    {
        using var channel = secure.Channel(_authority.Root, client);
        return await CodeAsync(channel);
    }

    private static async Task<StatusCode> CodeAsync(GrpcChannel channel)
    {
        try
        {
            await new CatalogueService.CatalogueServiceClient(channel).ListEnterprisesAsync(Request, RunningService.Options).ResponseAsync.WaitAsync(RunningService.Patience);
            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
    }

    private static async Task<(SslProtocols Protocol, SslApplicationProtocol Application)> HandshakeAsync(SecureService secure, SslProtocols protocols)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, new Uri(secure.Url).Port, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = protocols,
                ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
                RemoteCertificateValidationCallback = static (_, certificate, _, _) => certificate is not null,
            },
            TestContext.Current.CancellationToken);
        return (tls.SslProtocol, tls.NegotiatedApplicationProtocol);
    }
}
