namespace Matching.Service;

/// <summary>What calls log. Ids 1000 to 1099, stable.</summary>
internal static partial class RpcLog
{
    [LoggerMessage(EventId = 1000, Level = LogLevel.Error, Message = "{Method} failed; the caller was told INTERNAL. Request id {RequestId}.")]
    public static partial void CallFailed(ILogger logger, Exception exception, string method, string requestId);
}
