using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Matching.Domain;

namespace Matching.Service;

/// <summary>Operations as messages of the contract.</summary>
internal static class OperationMessages
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>An operation as it stands.</summary>
    public static V1.Operation ToMessage(this Operation operation)
    {
        var message = new V1.Operation
        {
            Name = $"{ResourceName.Operations}/{operation.Id}",
            Done = operation.IsDone,
            Metadata = Any.Pack(Metadata(operation)),
        };
        switch (operation.State)
        {
            case Domain.OperationState.Succeeded:
                message.Response = Any.Pack(Response(operation));
                break;
            case Domain.OperationState.Failed:
                message.Error = Error(operation.Error!);
                break;
            case Domain.OperationState.Cancelled:
                message.Error = Error(new OperationError(OperationReasons.Cancelled, "The operation was cancelled; nothing of it was kept."));
                break;
        }

        return message;
    }

    private static V1.OperationMetadata Metadata(Operation operation)
    {
        var metadata = new V1.OperationMetadata
        {
            Kind = (V1.OperationKind)operation.Kind,
            State = (V1.OperationState)operation.State,
            Stage = operation.Stage,
            Attempts = operation.Attempts,
            CancelRequested = operation.CancelRequested,
            CreateTime = operation.CreatedAt.ToTimestamp(),
            StartTime = operation.StartedAt?.ToTimestamp(),
            EndTime = operation.EndedAt?.ToTimestamp(),
        };
        if (operation.Progress is { } progress)
        {
            metadata.StageProgress = progress;
        }

        return metadata;
    }

    private static IMessage Response(Operation operation) => operation.Kind switch
    {
        Domain.OperationKind.TrainModel => Parser.Parse<V1.TrainModelResponse>(operation.Result),
        Domain.OperationKind.PublishRankings => Parser.Parse<V1.PublishRankingsResponse>(operation.Result),
        _ => new Empty(),
    };

    private static Google.Rpc.Status Error(OperationError error) => new()
    {
        Code = (int)OperationReasons.CodeOf(error.Reason),
        Message = error.Message,
        Details = { Any.Pack(new ErrorInfo { Reason = error.Reason, Domain = ErrorReasons.Domain }) },
    };
}
