using Grpc.Core;
using Matching.V1;

namespace Matching.Service;

internal sealed partial class ModelRpc
{
    public override Task<Operation> TrainModel(TrainModelRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        TrainRequests.Check(fields, request);
        OperationQueue.CheckRequestId(fields, request.RequestId);
        fields.ThrowIfRefused();
        return Task.FromResult(queue.Add(Domain.OperationKind.TrainModel, request, request.RequestId, CallOrigin.Of(context)).ToMessage());
    }

    public override Task<Operation> PublishRankings(PublishRankingsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        PublishRequests.Check(fields, request);
        OperationQueue.CheckRequestId(fields, request.RequestId);
        fields.ThrowIfRefused();
        return Task.FromResult(queue.Add(Domain.OperationKind.PublishRankings, request, request.RequestId, CallOrigin.Of(context)).ToMessage());
    }
}
