using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Matching.Service;

/// <summary>Callers known by a bearer token (a signed JWT, RFC 7519); the section <c>authentication.jwt</c>.</summary>
public sealed class JwtVerifier
{
    /// <summary>How far clocks may differ unless told otherwise: 30 s.</summary>
    public static readonly TimeSpan DefaultClockSkew = TimeSpan.FromSeconds(30);

    private const int MostRemembered = 4096;
    private const int MaxTokenLength = 16 * 1024;

    private static readonly TimeSpan FirstAnswer = TimeSpan.FromSeconds(15);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxTokenLength };
    private readonly TokenValidationParameters _rules;
    private readonly string _rolesClaim;
    private readonly ReloadingFiles<IReadOnlyList<SecurityKey>>? _keys;

    /// <summary>Tokens verified before, by their whole text: a caller sends the same one for minutes, and a signature costs as much as an answer.</summary>
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTime Until, object Keys)> _remembered = new(StringComparer.Ordinal);

    private JwtVerifier(TokenValidationParameters rules, string rolesClaim, ReloadingFiles<IReadOnlyList<SecurityKey>>? keys)
    {
        _rules = rules;
        _rolesClaim = rolesClaim;
        _keys = keys;
    }

    /// <summary>What reloads it; null when an identity provider gives the keys.</summary>
    internal IReloading? Files => _keys;

    /// <summary>Reads the section and loads the keys.</summary>
    /// <returns>Null when the section is left out, or not usable, which is then noted.</returns>
    internal static async Task<JwtVerifier?> ReadAsync(SettingsSection section, CancellationToken cancellation)
    {
        var (issuer, audience, file, url) = (section.Text("issuer"), section.Text("audience"), section.Path("keysFile"), section.Text("metadataUrl"));
        var rolesClaim = section.Text("rolesClaim") ?? "roles";
        var skew = section.Seconds("clockSkewSeconds", DefaultClockSkew, 0, 300);
        if (!section.IsGiven)
        {
            return null;
        }

        if (issuer is null)
        {
            section.Refuse("issuer", "is missing: say who makes the tokens (their claim iss).");
        }

        if (audience is null)
        {
            section.Refuse("audience", "is missing: say for whom the tokens must be made (their claim aud).");
        }

        var rules = new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = audience,
            ValidAlgorithms = JwtKeys.Algorithms,
            ValidTypes = ["JWT", "at+jwt"],
            ClockSkew = skew,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            TryAllIssuerSigningKeys = true,
        };
        if ((file is null) == (url is null))
        {
            section.Refuse("keysFile", file is null
                ? "or metadataUrl is missing: name a JWKS or PEM file with the issuer's public keys, or its OpenID Connect metadata."
                : "and metadataUrl are both set: keep one of them.");
            return null;
        }

        return file is not null ? FromFile(section, rules, rolesClaim, file) : await FromProviderAsync(section, rules, rolesClaim, url!, cancellation);
    }

    /// <summary>Whose token it is; null when it is not valid.</summary>
    internal ValueTask<Caller?> VerifyAsync(string token, CancellationToken cancellation)
    {
        var keys = _keys?.Current;
        if (_remembered.TryGetValue(token, out var known))
        {
            if (ReferenceEquals(known.Keys, keys ?? (object)this) && TimeProvider.System.GetUtcNow().UtcDateTime < known.Until)
            {
                return new ValueTask<Caller?>(known.Caller);
            }

            _remembered.TryRemove(token, out _);
        }

        return token.Length > MaxTokenLength ? default : LookAsync(token, keys, cancellation);
    }

    private async ValueTask<Caller?> LookAsync(string token, IReadOnlyList<SecurityKey>? keys, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var rules = _rules;
        if (keys is not null)
        {
            rules = _rules.Clone();
            rules.IssuerSigningKeys = keys;
        }

        var result = await _handler.ValidateTokenAsync(token, rules);
        if (!result.IsValid || result.SecurityToken is not JsonWebToken { Subject: { Length: > 0 and <= 200 } subject } jwt || jwt.ValidTo == default)
        {
            return null;
        }

        var caller = new Caller($"jwt:{subject}", RolesOf(result.ClaimsIdentity));
        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        // With a provider its keys change seldom; a token then is looked at again every five minutes.
        var until = jwt.ValidTo + rules.ClockSkew;
        var soon = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5);
        _remembered[token] = (caller, keys is null && soon < until ? soon : until, keys ?? (object)this);
        return caller;
    }

    private RoleSet RolesOf(ClaimsIdentity identity)
    {
        var roles = RoleSet.None;
        foreach (var word in identity.FindAll(_rolesClaim).SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            roles = RoleSet.TryParse(word, out var role) ? roles.With(role) : roles;
        }

        return roles;
    }

    private static JwtVerifier? FromFile(SettingsSection section, TokenValidationParameters rules, string rolesClaim, string file)
    {
        try
        {
            return new JwtVerifier(rules, rolesClaim, new ReloadingFiles<IReadOnlyList<SecurityKey>>("authentication.jwt.keysFile", [file], () => JwtKeys.Read(file)));
        }
        catch (Exception exception) when (ReloadingFiles<IReadOnlyList<SecurityKey>>.IsAboutFiles(exception))
        {
            section.Refuse("keysFile", $"cannot be used: {exception.Message}");
            return null;
        }
    }

    private static async Task<JwtVerifier?> FromProviderAsync(
        SettingsSection section, TokenValidationParameters rules, string rolesClaim, string url, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))
        {
            section.Refuse("metadataUrl", "must begin with https:// (http:// only for a provider on this machine).");
            return null;
        }

        var http = new HttpClient { Timeout = FirstAnswer };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Matching", null));
        var manager = new ConfigurationManager<OpenIdConnectConfiguration>(
            url, new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(http) { RequireHttps = uri.Scheme == Uri.UriSchemeHttps });
        try
        {
            var configuration = await manager.GetConfigurationAsync(cancellation);
            if (configuration.SigningKeys.Count == 0)
            {
                section.Refuse("metadataUrl", $"{url} gives no signing keys.");
                return null;
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            section.Refuse("metadataUrl", $"{url} cannot be read: {(exception.InnerException ?? exception).Message}");
            return null;
        }

        // It fetches the keys anew when a token names one it does not know, and keeps the last good ones when that fails.
        rules.ConfigurationManager = manager;
        return new JwtVerifier(rules, rolesClaim, null);
    }
}
