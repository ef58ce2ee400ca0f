using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Matching.Domain;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>The one table from exceptions to statuses. A status holds nothing the contract does not promise: no internal text, no type names.</summary>
internal static class ErrorStatus
{
    /// <summary>Most bytes of listed violations: details travel in a header, and above about 40 KB the client sees only UNAVAILABLE.</summary>
    public const int MaxViolationBytes = 6 * 1024;

    private const int MaxMessageLength = 500;

    private static readonly TimeSpan BusyRetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan QueueRetryDelay = TimeSpan.FromSeconds(30);

    /// <summary>The status of an exception.</summary>
    /// <param name="exception">What a handler threw.</param>
    /// <param name="requestId">Leads to the log.</param>
    /// <param name="deadlinePassed">Whether a cancellation was the deadline's doing.</param>
    public static Google.Rpc.Status Of(Exception exception, string requestId, bool deadlinePassed) => exception switch
    {
        InvalidRequestException invalid => Status(Code.InvalidArgument, ErrorReasons.InvalidFields, invalid.Message, requestId, BadRequest(invalid)),
        MalformedMessageException => Status(Code.InvalidArgument, ErrorReasons.MalformedMessage, exception.Message, requestId),
        UnknownResourceException unknown => Status(
            Code.NotFound, ErrorReasons.NotFound(unknown.Resource), unknown.Message, requestId, ResourceInfo(unknown)),
        ResourceExistsException exists => Status(
            Code.AlreadyExists, ErrorReasons.AlreadyExists(exists.Resource), exists.Message, requestId, ResourceInfo(exists)),
        ResourceNotDeletedException present => Status(Code.AlreadyExists, ErrorReasons.NotDeleted(present.Resource), present.Message, requestId),
        ResourceDeletedException deleted => Status(Code.FailedPrecondition, ErrorReasons.Deleted(deleted.Resource), deleted.Message, requestId),
        BuiltInSectorException => Status(Code.FailedPrecondition, ErrorReasons.SectorBuiltIn, exception.Message, requestId),
        EtagMismatchException => Status(Code.Aborted, ErrorReasons.EtagMismatch, exception.Message, requestId),
        RequestIdReusedException => Status(Code.InvalidArgument, ErrorReasons.RequestIdReused, exception.Message, requestId),
        ImportTooLargeException => Status(Code.ResourceExhausted, ErrorReasons.ImportTooLarge, exception.Message, requestId),
        UnknownInBatchException member => Status(
            Code.NotFound,
            ErrorReasons.NotFound(member.Unknown.Resource),
            member.Message,
            requestId,
            ResourceInfo(member.Unknown),
            BadRequest(new InvalidRequestException([new FieldViolation(member.Field, member.Unknown.Message)]))),
        RankingChangedException => Status(Code.Aborted, ErrorReasons.RankingChanged, exception.Message, requestId),
        NothingPublishedException => Status(Code.FailedPrecondition, ErrorReasons.NothingPublished, exception.Message, requestId),
        SlowReaderException => Status(Code.DeadlineExceeded, ErrorReasons.DeadlinePassed, exception.Message, requestId),
        OperationCanceledException when deadlinePassed => Status(
            Code.DeadlineExceeded, ErrorReasons.DeadlinePassed, "The deadline passed before the answer was ready.", requestId),
        OperationCanceledException => Status(Code.Cancelled, ErrorReasons.Cancelled, "The call was cancelled.", requestId),
        OperationQueueFullException => Status(
            Code.ResourceExhausted, ErrorReasons.OperationQueueFull, exception.Message, requestId, RetryIn(QueueRetryDelay)),
        ModelDamagedException => Status(Code.FailedPrecondition, ErrorReasons.ModelDamaged, exception.Message, requestId),
        GateRefusedException refused => Status(
            Code.FailedPrecondition, ErrorReasons.ModelGateRefused, $"It was not activated: {refused.Verdict.Reason}. Set force to activate it all the same.", requestId),
        NoPreviousModelException => Status(Code.FailedPrecondition, ErrorReasons.NoPreviousModel, "No version was active before the present one: there is nothing to roll back to.", requestId),
        OriginNotAllowedException => Status(Code.PermissionDenied, ErrorReasons.OriginNotAllowed, exception.Message, requestId),
        PathUnknownException => Status(Code.NotFound, ErrorReasons.PathUnknown, exception.Message, requestId),
        BodyTooLargeException => Status(Code.ResourceExhausted, ErrorReasons.BodyTooLarge, exception.Message, requestId),
        UnauthenticatedException => Status(Code.Unauthenticated, ErrorReasons.Unauthenticated, exception.Message, requestId),
        RoleRequiredException => Status(Code.PermissionDenied, ErrorReasons.RoleRequired, exception.Message, requestId),
        CallRateException rate => Status(Code.ResourceExhausted, ErrorReasons.CallRateExceeded, rate.Message, requestId, RetryIn(rate.Wait)),
        TooManyStreamsException streams => Status(Code.ResourceExhausted, ErrorReasons.TooManyStreams, streams.Message, requestId, RetryIn(streams.Wait)),
        OverloadedException overloaded => Status(Code.ResourceExhausted, ErrorReasons.Overloaded, overloaded.Message, requestId, RetryIn(overloaded.Wait)),
        StoreBusyException => Status(Code.Unavailable, ErrorReasons.StoreUnavailable, "The store is busy. Try again.", requestId, RetryIn(BusyRetryDelay)),
        StoreFullException => Status(
            Code.ResourceExhausted, ErrorReasons.StoreFull, "The store has no room. Nothing was changed; its operator must make room.", requestId),
        StoreReadOnlyException => Status(
            Code.FailedPrecondition, ErrorReasons.StoreReadOnly, "The store cannot be written. Nothing was changed; its operator must make it writable.", requestId),
        StoreDamagedException => Status(
            Code.DataLoss, ErrorReasons.StoreDamaged, "The store is damaged. Its operator must restore a backup.", requestId),
        _ => Status(Code.Internal, ErrorReasons.Internal, $"The service failed. Its log has the cause under request id {requestId}.", requestId),
    };

    private static Google.Rpc.Status Status(Code code, string reason, string message, string requestId, params IMessage[] details) => new()
    {
        Code = (int)code,
        Message = message.Length <= MaxMessageLength ? message : string.Concat(message.AsSpan(0, MaxMessageLength), "…"),
        Details =
        {
            Any.Pack(new ErrorInfo { Reason = reason, Domain = ErrorReasons.Domain }),
            details.Select(Any.Pack),
            Any.Pack(new RequestInfo { RequestId = requestId }),
        },
    };

    private static RetryInfo RetryIn(TimeSpan wait) => new() { RetryDelay = Duration.FromTimeSpan(wait) };

    private static ResourceInfo ResourceInfo(UnknownResourceException unknown) =>
        ResourceInfo(unknown.Resource, unknown.Id, "There is no such resource.");

    private static ResourceInfo ResourceInfo(ResourceExistsException exists) => ResourceInfo(exists.Resource, exists.Id, "It is there already.");

    private static ResourceInfo ResourceInfo(string resource, string id, string description) => new()
    {
        ResourceType = $"matching/{char.ToUpperInvariant(resource[0])}{resource[1..]}",
        ResourceName = $"{ResourceName.CollectionOf(resource)}/{Shorten(id)}",
        Description = description,
    };

    private static BadRequest BadRequest(InvalidRequestException invalid)
    {
        var detail = new BadRequest();
        var bytes = 0;
        foreach (var violation in invalid.Violations)
        {
            bytes += Encoding.UTF8.GetByteCount(violation.Field) + Encoding.UTF8.GetByteCount(violation.Problem) + 8;
            if (bytes > MaxViolationBytes)
            {
                detail.FieldViolations.Add(new BadRequest.Types.FieldViolation
                {
                    Field = "…",
                    Description = $"{invalid.Violations.Count - detail.FieldViolations.Count} more are not listed.",
                });
                break;
            }

            detail.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = violation.Field, Description = violation.Problem });
        }

        return detail;
    }

    private static string Shorten(string text) => text.Length <= 200 ? text : string.Concat(text.AsSpan(0, 200), "…");
}
