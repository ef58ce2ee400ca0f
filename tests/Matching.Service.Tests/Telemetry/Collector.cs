using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Matching.Service.Tests;

/// <summary>Takes OTLP over HTTP and keeps what it was sent.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = [];

    private Collector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var collector = new Collector(app);
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            collector._received.Enqueue((context.Request.Path, body.ToArray()));
        });
        await app.StartAsync(TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience);
        return collector;
    }

    /// <summary>Everything that came to a path, one after the other.</summary>
    public byte[] Of(string path) => [.. _received.Where(item => item.Path == path).SelectMany(item => item.Body)];

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken).WaitAsync(RunningService.Patience);
        await _app.DisposeAsync();
    }
}
