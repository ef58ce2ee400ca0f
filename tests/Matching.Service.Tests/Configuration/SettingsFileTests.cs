using System.Security.Cryptography.X509Certificates;
using Matching.Testing;

namespace Matching.Service.Tests;

public sealed class SettingsFileTests
{
    private const string Loopback = "http://127.0.0.1:0";
    private const string Everywhere = "https://0.0.0.0:0";

    [Theory]
    [InlineData("{}", "http://0.0.0.0:0", "http://0.0.0.0:0 is not a loopback address: it is served with TLS only", "tls.certificate and tls.key", "authentication.jwt, authentication.clientCertificates or authentication.apiKeys is missing")]
    [InlineData("{}", "http://[::]:0", "http://[::]:0 is not a loopback address")]
    [InlineData("{}", Everywhere, "tls.certificate and tls.key (or tls.pfx) are missing", "authentication.jwt, authentication.clientCertificates or authentication.apiKeys is missing")]
    [InlineData("""{"authentication":{"apiKeys":{}}}""", Everywhere, "tls.certificate and tls.key (or tls.pfx) are missing")]
    [InlineData("""{"tls":{"certificate":"server.pem","key":"server.key"}}""", Everywhere, "authentication.jwt, authentication.clientCertificates or authentication.apiKeys is missing")]
    [InlineData("""{"tls":{"certificate":"server.pem"}}""", "https://127.0.0.1:0", "tls.key is missing")]
    [InlineData("""{"tls":{"key":"server.key"}}""", "https://127.0.0.1:0", "tls.certificate is missing")]
    [InlineData("""{"tls":{}}""", "https://127.0.0.1:0", "tls.certificate is missing")]
    [InlineData("""{"tls":{"certificate":"server.pem","key":"server.key","pfx":"a.pfx"}}""", "https://127.0.0.1:0", "tls.pfx cannot stand beside")]
    [InlineData("""{"tls":{"certificate":"none.pem","key":"server.key"}}""", "https://127.0.0.1:0", "tls.certificate cannot be used", "none.pem")]
    [InlineData("""{"tls":{"certificate":"server.pem","key":"server.key"}}""", Loopback, "tls is set, but no address begins with https://")]
    [InlineData("""{"authentication":{}}""", Loopback, "authentication names no way")]
    [InlineData("""{"authentication":{"jwt":{"issuer":"a","keysFile":"jwt.pem"}}}""", Loopback, "authentication.jwt.audience is missing")]
    [InlineData("""{"authentication":{"jwt":{"audience":"a","keysFile":"jwt.pem"}}}""", Loopback, "authentication.jwt.issuer is missing")]
    [InlineData("""{"authentication":{"jwt":{"issuer":"a","audience":"b"}}}""", Loopback, "authentication.jwt.keysFile or metadataUrl is missing")]
    [InlineData("""{"authentication":{"jwt":{"issuer":"a","audience":"b","keysFile":"none.json"}}}""", Loopback, "authentication.jwt.keysFile cannot be used", "none.json")]
    [InlineData("""{"authentication":{"jwt":{"issuer":"a","audience":"b","keysFile":"server.key"}}}""", Loopback, "holds a private key")]
    [InlineData("""{"authentication":{"jwt":{"issuer":"a","audience":"b","keysFile":"oct.json"}}}""", Loopback, "symmetric key")]
    [InlineData("""{"authentication":{"jwt":{"issuer":"a","audience":"b","metadataUrl":"http://issuer.example/"}}}""", Loopback, "authentication.jwt.metadataUrl must begin with https://")]
    [InlineData("""{"authentication":{"jwt":{"issuer":"a","audience":"b","metadataUrl":"http://127.0.0.1:9/"}}}""", Loopback, "authentication.jwt.metadataUrl http://127.0.0.1:9/ cannot be read")]
    [InlineData("""{"authentication":{"clientCertificates":{"callers":{"a":["reader"]}}}}""", Loopback, "authentication.clientCertificates.authorities is missing")]
    [InlineData("""{"authentication":{"clientCertificates":{"authorities":"root.pem"}}}""", Loopback, "authentication.clientCertificates.callers is missing")]
    [InlineData("""{"authentication":{"clientCertificates":{"authorities":"server.pem","callers":{"a":["reader"]}}}}""", Loopback, "not the root certificate of an authority")]
    [InlineData("""{"authentication":{"clientCertificates":{"authorities":"root.pem","callers":{"a":["king"]}}}}""", Loopback, "authentication.clientCertificates.callers.a names 'king', which is no role")]
    [InlineData("""{"authentication":{"clientCertificates":{"authorities":"root.pem","callers":{"a":["reader"]}}}}""", Loopback, "needs TLS: every address must begin with https://")]
    [InlineData("""{"authentification":{}}""", Loopback, "authentification is not a setting; the file takes authentication, limits, tls")]
    [InlineData("""{"limits":{"callSeconds":0,"calls":7}}""", Loopback, "limits.callSeconds must be a number of seconds from 0.1 to 600", "limits.calls is not a setting")]
    [InlineData("""{"limits":{"callSeconds":500,"streamSeconds":20}}""", Loopback, "limits.streamSeconds is 20")]
    [InlineData("""{"limits":7}""", Loopback, "limits must be an object")]
    [InlineData("""{"limits":{"burst":"many"}}""", Loopback, "limits.burst must be a whole number")]
    [InlineData("""{"limits":{},"limits":{}}""", Loopback, "is not JSON")]
    [InlineData("[]", Loopback, "one object in braces")]
    [InlineData("{", Loopback, "is not JSON")]
    public async Task Read_Unusable_NamesEveryKeyAndWhatToDo(string settings, string url, params string[] said)
    {
        using var folder = new TemporaryFolder();
        using var authority = new TestAuthority();
        authority.WriteServer(folder.File("server.pem"), folder.File("server.key"));
        await File.WriteAllTextAsync(folder.File("root.pem"), authority.Root.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("oct.json"), """{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("jwt.pem"), authority.Root.GetECDsaPublicKey()!.ExportSubjectPublicKeyInfoPem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("settings.json"), settings, TestContext.Current.CancellationToken);
        using var error = new StringWriter();
        var code = await ServiceCommandLine.RunAsync(["--config", folder.File("settings.json"), "--urls", url, "--db", folder.File("store.db"), "--models", folder.File("models")], error)
            .WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(ServiceCommandLine.CannotStart, code);
        Assert.All(said, text => Assert.Contains(text, error.ToString(), StringComparison.Ordinal));
        Assert.False(File.Exists(folder.File("store.db")));
    }

    [Fact]
    public async Task Read_NoSuchFile_CannotStart()
    {
        using var error = new StringWriter();
        var code = await ServiceCommandLine.RunAsync(["--config", "no-such-file.json"], error).WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);

        Assert.Equal(ServiceCommandLine.CannotStart, code);
        Assert.Contains("no-such-file.json cannot be read", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_NothingGiven_IsTheDefaults()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("settings.json"), "{ /* nothing */ }", TestContext.Current.CancellationToken);

        Assert.Equal(ServiceSettings.Default, await SettingsFile.ReadAsync(null, [], TestContext.Current.CancellationToken));
        Assert.Equal(ServiceSettings.Default, await SettingsFile.ReadAsync(folder.File("settings.json"), [], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Read_DocumentedDefaults_AreTheDefaults()
    {
        using var folder = new TemporaryFolder();
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "limits.md"), TestContext.Current.CancellationToken);
        var rows = text.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')).ToDictionary(cells => cells[1].Trim(' ', '`'), cells => cells[2].Trim());
        var settings = string.Join(",\n", rows.Where(row => row.Key != "concurrentCalls").Select(row => $"\"{row.Key}\": {row.Value.Replace(",", string.Empty, StringComparison.Ordinal)}"));
        await File.WriteAllTextAsync(folder.File("settings.json"), $"{{ \"limits\": {{ {settings} }} }}", TestContext.Current.CancellationToken);
        var read = await SettingsFile.ReadAsync(folder.File("settings.json"), [], TestContext.Current.CancellationToken);

        Assert.Equal(typeof(LimitOptions).GetProperties().Count(property => property.CanWrite), rows.Count);
        Assert.Equal(LimitOptions.Default, read.Limits);
    }
}
