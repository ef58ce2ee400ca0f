using Grpc.Core;
using Matching.Learning;
using Matching.V1;

namespace Matching.Service;

/// <summary>matching.v1.StatusService.</summary>
internal sealed class StatusRpc(ServingStates states, ModelGuard guard, ModelRegistry models) : StatusService.StatusServiceBase
{
    private const string Singleton = "servingStatus";

    public override Task<ServingStatus> GetServingStatus(GetServingStatusRequest request, ServerCallContext context)
    {
        if (request.Name is not ("" or Singleton))
        {
            throw new InvalidRequestException([new FieldViolation("name", $"is '{request.Name}'; the one status is called '{Singleton}'")]);
        }

        var state = states.Current;
        var fault = guard.Fault;
        return Task.FromResult(new ServingStatus
        {
            Name = Singleton,
            ModelVersion = state.Model.Version,
            ActiveModelVersion = models.CurrentVersion() ?? string.Empty,
            Degraded = fault is not null,
            DegradedReason = fault?.Message ?? string.Empty,
            DataRevision = state.DataRevision,
            Generation = state.Servable?.Number ?? 0,
        });
    }
}
