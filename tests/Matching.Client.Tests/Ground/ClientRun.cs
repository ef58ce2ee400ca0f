using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Client.Tests;

/// <summary>A fake service on a free port, and command lines run against it.</summary>
internal sealed class ClientRun : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _app;

    private ClientRun(WebApplication app, FakeService fake)
    {
        _app = app;
        Fake = fake;
    }

    public FakeService Fake { get; }

    /// <summary>The methods the fake service leaves.</summary>
    public FakeContract Contract { get; } = new();

    public string Address => _app.Urls.Single();

    public static async Task<ClientRun> StartAsync()
    {
        var fake = new FakeService();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(fake);
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.UseRouting();
        app.MapGrpcService<FakeService>();
        var run = new ClientRun(app, fake);
        run.Contract.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return run;
    }

    /// <summary>Runs one command line as a pipe would see it.</summary>
    public Task<(int Code, string Out, string Error)> RunAsync(params string[] args) => RunAtAsync(Address, TestContext.Current.CancellationToken, args);

    public static async Task<(int Code, string Out, string Error)> RunAtAsync(string address, CancellationToken cancellation, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new ClientConsole(output, error, IsTerminal: false);
        var code = await ClientCommandLine.RunAsync([.. args, "--address", address], console, cancellation).WaitAsync(Patience);
        return (code, output.ToString(), error.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        await _app.DisposeAsync();
    }
}
