using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Matching.Domain;
using Matching.Store;
using Matching.V1;
using Operation = Matching.V1.Operation;

namespace Matching.Service;

/// <summary>matching.v1.OperationService.</summary>
internal sealed class OperationRpc(MatchingStore store, TimeProvider time) : OperationService.OperationServiceBase
{
    /// <summary>Page size of ListOperations unless told otherwise.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Largest page of ListOperations.</summary>
    public const int MaxPageSize = 500;

    /// <summary>How long WaitOperation waits unless told otherwise.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    /// <summary>How long WaitOperation waits at most.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(50);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public override Task<Operation> GetOperation(GetOperationRequest request, ServerCallContext context) =>
        Task.FromResult(Find(IdOf(request.Name)).ToMessage());

    public override Task<ListOperationsResponse> ListOperations(ListOperationsRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var size = fields.PageSize(request.PageSize, DefaultPageSize, MaxPageSize);
        var token = PageTokens.Read(fields, request.PageToken);
        fields.ThrowIfRefused();

        var fingerprint = Fingerprint.Of("ListOperations");
        var after = PageTokens.After(token, fingerprint);
        var rows = store.Operations.List(size + 1, after is null ? null : new OperationId(after));
        return Task.FromResult(new ListOperationsResponse
        {
            Operations = { rows.Take(size).Select(operation => operation.ToMessage()) },
            NextPageToken = rows.Count > size ? new PageToken(fingerprint, 0, 0, rows[size - 1].Id.Value).Encode() : string.Empty,
        });
    }

    public override Task<Empty> CancelOperation(CancelOperationRequest request, ServerCallContext context)
    {
        var id = IdOf(request.Name);
        Find(id);
        store.Operations.RequestCancel(id, time.GetUtcNow(), CallOrigin.Of(context));
        return Task.FromResult(new Empty());
    }

    public override async Task<Operation> WaitOperation(WaitOperationRequest request, ServerCallContext context)
    {
        var fields = new RequestFields();
        var id = fields.Id("name", request.Name, ResourceName.Operations, string.Empty);
        if (request.Timeout is { } given && (given.Seconds < 0 || given.Nanos < 0))
        {
            fields.Refuse("timeout", "is below 0.");
        }

        fields.ThrowIfRefused();
        var wait = request.Timeout is { } timeout ? TimeSpan.FromSeconds(Math.Min(timeout.Seconds + (timeout.Nanos / 1e9), MaxWait.TotalSeconds)) : DefaultWait;
        var begun = time.GetTimestamp();
        var operation = Find(new OperationId(id!));

        // Read again and again, for the operation may be worked off by another service over the same store.
        while (!operation.IsDone && time.GetElapsedTime(begun) < wait)
        {
            await Task.Delay(Look, time, CallScope.Of(context).Token);
            operation = Find(operation.Id);
        }

        return operation.ToMessage();
    }

    private static OperationId IdOf(string name)
    {
        var fields = new RequestFields();
        var id = fields.Id("name", name, ResourceName.Operations, string.Empty);
        fields.ThrowIfRefused();
        return new OperationId(id!);
    }

    private Domain.Operation Find(OperationId id) => store.Operations.Find(id) ?? throw new UnknownResourceException("operation", id.Value);
}
