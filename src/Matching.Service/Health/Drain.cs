namespace Matching.Service;

/// <summary>At a stop: readiness turns first, and only after a delay are connections refused.</summary>
internal sealed class Drain(Readiness readiness, ServiceOptions options, TimeProvider time, ILogger<Drain> logger) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Stop();
        StartLog.Stopping(logger);
        await Task.Delay(options.DrainDelay, time, cancellationToken);
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        StartLog.Stopped(logger);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
