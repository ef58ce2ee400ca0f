using Grpc.Core;
using Matching.Jobs;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class ModelRpc
{
    public override Task<Model> ActivateModel(ActivateModelRequest request, ServerCallContext context)
    {
        var version = IdOf(request.Name);
        if (version != models.CurrentVersion())
        {
            // Without the data: training both recipes again takes minutes, which is the trainer's to do and not a call's.
            var cancellation = CallScope.Of(context).Token;
            ModelAudit.Around(
                store, models, CallOrigin.Of(context), version, time, () => ActivateJob.Run(models, version, data: null, request.Force, cancellationToken: cancellation));
        }

        return Task.FromResult(models.Get(version).ToMessage(models.CurrentVersion()));
    }

    public override Task<Model> RollbackModel(RollbackModelRequest request, ServerCallContext context)
    {
        var version = ModelAudit.Around(store, models, CallOrigin.Of(context), ModelAudit.Unnamed, time, models.Rollback);
        return Task.FromResult(models.Get(version).ToMessage(models.CurrentVersion()));
    }
}
