namespace Matching.Service.Tests.Interop;

/// <summary>One service for all cases: none of them changes what another sees.</summary>
public sealed class InteropService : IAsyncLifetime
{
    internal RunningService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await RunningService.StartAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
