using Matching.Store;

namespace Matching.Service;

/// <summary>What calls log. Ids 1000 to 1099, stable.</summary>
internal static partial class RpcLog
{
    [LoggerMessage(EventId = 1000, Level = LogLevel.Error, Message = "{Method} failed; the caller was told INTERNAL. Request id {RequestId}.")]
    public static partial void CallFailed(ILogger logger, Exception exception, string method, string requestId);

    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "{Method} was refused, the store is busy: {Fault} Request id {RequestId}.")]
    public static partial void StoreBusy(ILogger logger, string method, string fault, string requestId);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "{Method} was refused, the store has no room: {Fault} Request id {RequestId}.")]
    public static partial void StoreFull(ILogger logger, string method, string fault, string requestId);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Error, Message = "{Method} was refused, the store cannot be written: {Fault} Request id {RequestId}.")]
    public static partial void StoreReadOnly(ILogger logger, string method, string fault, string requestId);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Critical, Message = "{Method} failed, the store is damaged: {Fault} Request id {RequestId}.")]
    public static partial void StoreDamaged(ILogger logger, string method, string fault, string requestId);

    /// <summary>Logs what an operator must hear of; what a caller did wrong is nobody else's business.</summary>
    public static void Failed(ILogger logger, Exception exception, Google.Rpc.Status status, string method, string requestId)
    {
        switch (exception)
        {
            case StoreBusyException:
                StoreBusy(logger, method, exception.Message, requestId);
                break;
            case StoreFullException:
                StoreFull(logger, method, exception.Message, requestId);
                break;
            case StoreReadOnlyException:
                StoreReadOnly(logger, method, exception.Message, requestId);
                break;
            case StoreDamagedException:
                StoreDamaged(logger, method, exception.Message, requestId);
                break;
            default:
                if (status.Code == (int)Google.Rpc.Code.Internal)
                {
                    CallFailed(logger, exception, method, requestId);
                }

                break;
        }
    }
}
