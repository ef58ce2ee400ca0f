namespace Matching.Service;

/// <summary>What authentication logs. Ids 1400 to 1449, stable. Never a credential, nor what was wrong with one.</summary>
internal static partial class SecurityLog
{
    [LoggerMessage(EventId = 1400, Level = LogLevel.Warning, Message = "No authentication: whoever can reach {Url} may call every method. It is a loopback address, which only this machine reaches; to show who calls, set authentication in the settings file (docs/security.md).")]
    public static partial void NoAuthentication(ILogger logger, string url);

    [LoggerMessage(EventId = 1401, Level = LogLevel.Information, Message = "{Setting} changed and was loaded again.")]
    public static partial void Reloaded(ILogger logger, string setting);

    [LoggerMessage(EventId = 1402, Level = LogLevel.Error, Message = "{Setting} changed and cannot be used; the last good one stays: {Fault}")]
    public static partial void NotReloaded(ILogger logger, string setting, string fault);

    [LoggerMessage(EventId = 1403, Level = LogLevel.Error, Message = "The API keys could not be read; those known stay: {Fault}")]
    public static partial void KeysNotRead(ILogger logger, string fault);

    [LoggerMessage(EventId = 1404, Level = LogLevel.Warning, Message = "The store holds no valid API key: nobody can call by one. Make one with 'keys create'.")]
    public static partial void NoKeys(ILogger logger);
}
