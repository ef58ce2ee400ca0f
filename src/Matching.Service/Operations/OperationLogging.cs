namespace Matching.Service;

/// <summary>What long-running operations log. Ids 1300 to 1399, stable.</summary>
internal static partial class OperationLogging
{
    [LoggerMessage(EventId = 1300, Level = LogLevel.Information, Message = "Operation {Operation} ({Kind}) begun in process {ProcessId}, attempt {Attempt}.")]
    public static partial void Begun(ILogger logger, string operation, string kind, int processId, int attempt);

    [LoggerMessage(EventId = 1301, Level = LogLevel.Information, Message = "Operation {Operation} ended: {State}.")]
    public static partial void Ended(ILogger logger, string operation, string state);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Error, Message = "Operation {Operation} failed by a fault of the program. Its process (exit code {ExitCode}) said: {Said}")]
    public static partial void Failed(ILogger logger, string operation, int exitCode, string said);

    [LoggerMessage(EventId = 1303, Level = LogLevel.Warning, Message = "Operation {Operation} was interrupted and waits to be begun again (attempt {Attempt} so far).")]
    public static partial void Interrupted(ILogger logger, string operation, int attempt);

    [LoggerMessage(EventId = 1304, Level = LogLevel.Warning, Message = "The state of operations could not be read or written; trying again: {Fault}")]
    public static partial void StoreTrouble(ILogger logger, string fault);
}
