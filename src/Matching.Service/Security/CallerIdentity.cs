namespace Matching.Service;

/// <summary>Finds out who makes a call, by whichever ways the operator has set up.</summary>
/// <remarks>
/// A caller that gives several kinds of credentials is judged by the first of: bearer token, API key, certificate. One that gives a wrong
/// one is unknown, whatever else it gives.
/// </remarks>
internal sealed class CallerIdentity(AuthenticationSettings settings, ApiKeyVerifier keys)
{
    private const string BearerScheme = "Bearer ";

    /// <summary>The header that carries an API key.</summary>
    public const string ApiKeyHeader = "x-api-key";

    /// <summary>Who makes a call; null when it does not show it.</summary>
    public ValueTask<Caller?> FindAsync(HttpContext context)
    {
        if (!settings.IsAsked)
        {
            return new ValueTask<Caller?>(Caller.Anonymous);
        }

        var headers = context.Request.Headers;
        if (settings.Jwt is { } jwt && headers.Authorization is { Count: > 0 } authorization)
        {
            return authorization is [{ } bearer] && bearer.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase)
                ? jwt.VerifyAsync(bearer[BearerScheme.Length..].Trim(), context.RequestAborted)
                : default;
        }

        if (settings.ApiKeys && headers.TryGetValue(ApiKeyHeader, out var key))
        {
            return new ValueTask<Caller?>(key is [{ } given] ? keys.Find(given) : null);
        }

        return new ValueTask<Caller?>(settings.ClientCertificates?.Find(context));
    }
}
