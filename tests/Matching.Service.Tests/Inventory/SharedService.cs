using Grpc.AspNetCore.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Service.Tests;

/// <summary>Two services for all tests of a class: one over the small world, one over an empty store. Nothing in them is changed for good.</summary>
public sealed class SharedService : IAsyncLifetime
{
    private RunningService? _filled;
    private RunningService? _empty;

    internal RunningService Filled => _filled!;

    internal RunningService Empty => _empty!;

    internal HoldInterceptor Hold { get; } = new();

    public async ValueTask InitializeAsync()
    {
        // Every method is held at once.
        _filled = await StartAsync(LimitOptions.Default with { ConcurrentCalls = 200, StreamsPerConnection = 200 });
        _empty = await RunningService.StartEmptyAsync();
    }

    /// <summary>A service over the small world that holds calls.</summary>
    internal Task<RunningService> StartAsync(LimitOptions limits) => RunningService.StartWithAsync(
        options => options with { Settings = options.Settings with { Limits = limits } },
        configure: builder =>
        {
            builder.Services.AddSingleton(Hold);
            builder.Services.Configure<GrpcServiceOptions>(grpc =>
            {
                // Outside the service's own interceptors, so that it sees what a caller would be told.
                grpc.Interceptors.Add<HoldInterceptor>();
                var last = grpc.Interceptors[^1];
                grpc.Interceptors.RemoveAt(grpc.Interceptors.Count - 1);
                grpc.Interceptors.Insert(0, last);
            });
        });

    public async ValueTask DisposeAsync()
    {
        await using (_filled)
        {
            await using (_empty)
            {
            }
        }
    }
}
