namespace Matching.Service;

/// <summary>What the serving state logs. Ids 1100 to 1199, stable.</summary>
internal static partial class ServingLog
{
    [LoggerMessage(EventId = 1100, Level = LogLevel.Information, Message = "Serving model {ModelVersion} on data revision {DataRevision}, generation {Generation}; loaded in {Milliseconds:0} ms.")]
    public static partial void Replaced(ILogger logger, string modelVersion, long dataRevision, long generation, double milliseconds);

    [LoggerMessage(EventId = 1101, Level = LogLevel.Error, Message = "A change could not be loaded; the last good state goes on serving: {Fault}")]
    public static partial void KeptLastGood(ILogger logger, Exception exception, string fault);

    [LoggerMessage(EventId = 1102, Level = LogLevel.Information, Message = "Everything can be loaded again.")]
    public static partial void Recovered(ILogger logger);

    [LoggerMessage(EventId = 1103, Level = LogLevel.Warning, Message = "The system's clock was set back by {Seconds:0.0} s. Changes keep their order; who is valid is judged by the new time.")]
    public static partial void ClockSetBack(ILogger logger, double seconds);

    [LoggerMessage(EventId = 1104, Level = LogLevel.Warning, Message = "Model {ModelVersion}, which a rollback would go back to, must not serve: {Reason}")]
    public static partial void NoWayBack(ILogger logger, string modelVersion, string reason);
}
