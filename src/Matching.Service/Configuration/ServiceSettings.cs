namespace Matching.Service;

/// <summary>What the settings file says, with everything it names loaded.</summary>
/// <param name="Tls">The server's certificate; null without TLS.</param>
/// <param name="Authentication">How callers show who they are.</param>
/// <param name="Limits">How much they may ask.</param>
public sealed record ServiceSettings(ServerTls? Tls, AuthenticationSettings Authentication, LimitOptions Limits)
{
    /// <summary>No TLS, no authentication, the default limits: for loopback only.</summary>
    public static ServiceSettings Default { get; } = new(null, AuthenticationSettings.None, LimitOptions.Default);
}
