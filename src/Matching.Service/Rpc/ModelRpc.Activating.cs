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
            ActivateJob.Run(models, version, data: null, request.Force, cancellationToken: CallScope.Of(context).Token);
        }

        return Task.FromResult(models.Get(version).ToMessage(models.CurrentVersion()));
    }

    public override Task<Model> RollbackModel(RollbackModelRequest request, ServerCallContext context)
    {
        var version = models.Rollback();
        return Task.FromResult(models.Get(version).ToMessage(models.CurrentVersion()));
    }
}
