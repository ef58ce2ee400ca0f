using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Service;

/// <summary>Whether the active model serves. It never stops calls from being taken: the last good model answers them.</summary>
internal sealed class ModelHealth(ModelGuard guard) : IHealthCheck
{
    /// <summary>The name it is asked by.</summary>
    public const string ServiceName = "matching.models";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(guard.Fault is { } fault ? HealthCheckResult.Unhealthy(fault.Message) : HealthCheckResult.Healthy());
}
