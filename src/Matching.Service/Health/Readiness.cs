using Grpc.AspNetCore.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Service;

/// <summary>Whether calls are taken: a serving state is loaded and no stop has begun.</summary>
internal sealed class Readiness(ServingStates states) : IHealthCheck
{
    /// <summary>The name readiness is asked by.</summary>
    public const string ServiceName = "readiness";

    private volatile bool _stopping;

    /// <summary>From now on: NOT_SERVING.</summary>
    public void Stop() => _stopping = true;

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_stopping || states.CurrentOrNull is null ? HealthCheckResult.Unhealthy() : HealthCheckResult.Healthy());

    /// <summary><c>liveness</c> is the process alone; <c>matching.models</c> is the active model; <c>readiness</c>, each service by its name, and the empty name are readiness.</summary>
    public static void MapServices(GrpcHealthChecksOptions options)
    {
        options.Services.Clear();
        options.Services.Map("liveness", check => check.Name == "liveness");
        options.Services.Map(ModelHealth.ServiceName, check => check.Name == ModelHealth.ServiceName);
        string[] services =
        [
            V1.MatchingService.Descriptor.FullName,
            V1.CatalogueService.Descriptor.FullName,
            V1.FeedbackService.Descriptor.FullName,
            V1.ModelService.Descriptor.FullName,
            V1.OperationService.Descriptor.FullName,
            V1.StatusService.Descriptor.FullName,
            V1.AuditService.Descriptor.FullName,
        ];
        foreach (var name in services.Append(string.Empty).Append(ServiceName))
        {
            options.Services.Map(name, check => check.Name == ServiceName);
        }
    }
}
