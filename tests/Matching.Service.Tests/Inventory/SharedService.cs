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
        _filled = await RunningService.StartAsync(builder =>
        {
            builder.Services.AddSingleton(Hold);
            builder.Services.Configure<GrpcServiceOptions>(grpc =>
            {
                // Outside everything of the service's own, so that it sees what a caller would be told.
                grpc.Interceptors.Add<HoldInterceptor>();
                var last = grpc.Interceptors[^1];
                grpc.Interceptors.RemoveAt(grpc.Interceptors.Count - 1);
                grpc.Interceptors.Insert(0, last);
            });
        });
        _empty = await RunningService.StartEmptyAsync();
    }

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
