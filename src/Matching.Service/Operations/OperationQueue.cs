using Google.Protobuf;
using Matching.Domain;
using Matching.Store;

namespace Matching.Service;

/// <summary>Takes requests for long-running work.</summary>
internal sealed class OperationQueue(MatchingStore store, TimeProvider time)
{
    /// <summary>Puts work into the queue; a repeated request id answers with what it began before.</summary>
    /// <param name="kind">What to do.</param>
    /// <param name="request">The request, checked.</param>
    /// <param name="requestId">The caller's id of it; empty for none.</param>
    /// <param name="by">Who asks, for the audit log.</param>
    /// <exception cref="InvalidRequestException">The request id belongs to another request.</exception>
    /// <exception cref="OperationQueueFullException">As many wait as may.</exception>
    public Operation Add(Domain.OperationKind kind, IMessage request, string requestId, AuditOrigin by)
    {
        var now = time.GetUtcNow();
        var asked = new Operation(
            new OperationId(Guid.CreateVersion7(now).ToString("n")), kind, JsonFormatter.Default.Format(request), Domain.OperationState.Queued, now);
        var operation = store.Operations.Add(asked, requestId.Length == 0 ? null : $"{kind}/{requestId}", by);
        return operation.Request == asked.Request
            ? operation
            : throw new InvalidRequestException([new FieldViolation("request_id", $"'{requestId}' belongs to another request: every request needs an id of its own.")]);
    }

    /// <summary>Reads a request id.</summary>
    public static void CheckRequestId(RequestFields fields, string requestId)
    {
        if (requestId.Length > 0 && !IdentifierRules.IsValid(requestId))
        {
            fields.Refuse("request_id", $"is not an id ({IdentifierRules.Description}); a UUID is one.");
        }
    }
}
