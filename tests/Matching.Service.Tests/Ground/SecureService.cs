using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Matching.Store;
using Matching.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

/// <summary>A running service set up by a settings file, which lies in a folder of its own together with what it names.</summary>
internal sealed class SecureService : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly RunningService _service;

    private SecureService(TemporaryFolder folder, RunningService service)
    {
        _folder = folder;
        _service = service;
    }

    public RunningService Service => _service;

    public string Url => _service.App.Urls.First();

    public SecurityWatcher Watcher => _service.App.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<SecurityWatcher>().Single();

    public string File(string name) => _folder.File(name);

    /// <summary>Starts a service.</summary>
    /// <param name="settings">The settings file.</param>
    /// <param name="write">Writes the files it names into the folder.</param>
    /// <param name="url">Where to listen.</param>
    /// <param name="isOpen">Whether it is open to those who do not speak gRPC, too.</param>
    /// <param name="prepare">Fills the store further.</param>
    /// <param name="configure">Changes services.</param>
    /// <param name="expected">Event ids of errors the test brings about.</param>
    public static async Task<SecureService> StartAsync(
        string settings,
        Action<Func<string, string>>? write = null,
        string url = "http://127.0.0.1:0",
        bool isOpen = false,
        Action<MatchingStore>? prepare = null,
        Action<WebApplicationBuilder>? configure = null,
        params int[] expected)
    {
        var folder = new TemporaryFolder();
        try
        {
            write?.Invoke(folder.File);
            await System.IO.File.WriteAllTextAsync(folder.File("settings.json"), settings);
            Assert.True(ListenAddress.TryParse(url, out var address, out var problem), problem);
            var read = await SettingsFile.ReadAsync(folder.File("settings.json"), [address], TestContext.Current.CancellationToken);
            var service = await RunningService.StartWithAsync(
                options => options with
                {
                    Addresses = [address],
                    Http = isOpen ? new HttpFaceOptions([address], []) : HttpFaceOptions.Off,
                    Settings = read,
                },
                prepare,
                configure,
                expected);
            return new SecureService(folder, service);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>A channel that trusts one authority, whatever the system trusts.</summary>
    public GrpcChannel Channel(X509Certificate2? root = null, X509Certificate2? client = null)
    {
        var handler = new SocketsHttpHandler();
        if (root is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { root },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        if (client is not null)
        {
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => client;
        }

        return GrpcChannel.ForAddress(Url, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true });
    }

    public static CallOptions With(params (string Name, string Value)[] headers)
    {
        var metadata = new Metadata();
        foreach (var (name, value) in headers)
        {
            metadata.Add(name, value);
        }

        return RunningService.Options.WithHeaders(metadata);
    }

    public static CallOptions Bearer(string token) => With(("authorization", $"Bearer {token}"));

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }
}
