namespace Matching.Service;

/// <summary>How callers show who they are; the section <c>authentication</c> of the settings file.</summary>
/// <param name="Jwt">By bearer tokens; null when not.</param>
/// <param name="ClientCertificates">By client certificates; null when not.</param>
/// <param name="ApiKeys">By API keys of the store.</param>
public sealed record AuthenticationSettings(JwtVerifier? Jwt, ClientCertificates? ClientCertificates, bool ApiKeys)
{
    /// <summary>Not at all.</summary>
    public static AuthenticationSettings None { get; } = new(null, null, false);

    /// <summary>Whether callers must show who they are.</summary>
    public bool IsAsked { get; init; } = Jwt is not null || ClientCertificates is not null || ApiKeys;

    /// <summary>The ways, in words.</summary>
    public string Ways => string.Join(", ", new[]
    {
        Jwt is null ? null : "bearer tokens",
        ClientCertificates is null ? null : "client certificates",
        ApiKeys ? "API keys" : null,
    }.Where(way => way is not null));

    /// <summary>Reads the section and loads the keys and certificates it names.</summary>
    internal static async Task<AuthenticationSettings> ReadAsync(SettingsSection section, CancellationToken cancellation)
    {
        var jwt = section.Section("jwt");
        var certificates = section.Section("clientCertificates");
        var keys = section.Section("apiKeys");
        var settings = new AuthenticationSettings(
            await JwtVerifier.ReadAsync(jwt, cancellation), ClientCertificates.Read(certificates), keys.Flag("enabled", otherwise: keys.IsGiven));
        if (section.IsGiven && !jwt.IsGiven && !certificates.IsGiven && !keys.IsGiven)
        {
            section.Refuse("jwt", "or clientCertificates or apiKeys is missing: authentication names no way.");
        }

        // What is asked for and cannot be loaded is told as such, and not as missing too.
        return settings with { IsAsked = settings.IsAsked || jwt.IsGiven || certificates.IsGiven };
    }
}
