using System.Collections.Frozen;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections.Features;

namespace Matching.Service;

/// <summary>
/// Callers known by the certificate of their connection; the section <c>authentication.clientCertificates</c>. Only certificates that the pinned
/// authorities signed for client authentication are taken, whatever the system trusts; one that is not breaks off the handshake.
/// </summary>
public sealed class ClientCertificates
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private static readonly object Key = new();

    private readonly ReloadingFiles<X509Certificate2Collection> _authorities;
    private readonly ReloadingFiles<FrozenSet<string>>? _revoked;
    private readonly FrozenDictionary<string, RoleSet> _callers;

    private ClientCertificates(
        ReloadingFiles<X509Certificate2Collection> authorities, ReloadingFiles<FrozenSet<string>>? revoked, FrozenDictionary<string, RoleSet> callers)
    {
        _authorities = authorities;
        _revoked = revoked;
        _callers = callers;
    }

    /// <summary>What reloads it.</summary>
    internal IEnumerable<IReloading> Files => _revoked is null ? [_authorities] : [_authorities, _revoked];

    /// <summary>Reads the section and loads the authorities.</summary>
    /// <returns>Null when the section is left out, or not usable, which is then noted.</returns>
    internal static ClientCertificates? Read(SettingsSection section)
    {
        var (authorities, revoked, callers) = (section.Path("authorities"), section.Path("revoked"), section.Section("callers"));
        var roles = callers.Keys.ToDictionary(name => name, name => RolesOf(callers, name), StringComparer.Ordinal);
        if (!section.IsGiven)
        {
            return null;
        }

        if (roles.Count == 0)
        {
            section.Refuse("callers", "is missing: give each caller its roles, as in \"callers\": { \"the certificate's common name\": [\"reader\"] }.");
        }

        if (authorities is null)
        {
            section.Refuse("authorities", "is missing: name a PEM file with the certificates of the authorities whose callers are let in.");
            return null;
        }

        try
        {
            return new ClientCertificates(
                new ReloadingFiles<X509Certificate2Collection>("authentication.clientCertificates.authorities", [authorities], () => ReadAuthorities(authorities)),
                revoked is null ? null : new ReloadingFiles<FrozenSet<string>>("authentication.clientCertificates.revoked", [revoked], () => ReadRevoked(revoked)),
                roles.ToFrozenDictionary(StringComparer.Ordinal));
        }
        catch (Exception exception) when (ReloadingFiles<X509Certificate2Collection>.IsAboutFiles(exception))
        {
            section.Refuse("authorities", $"or revoked cannot be used: {exception.Message}");
            return null;
        }
    }

    /// <summary>Asks the client of a connection for its certificate.</summary>
    internal void AddTo(SslServerAuthenticationOptions options)
    {
        options.ClientCertificateRequired = true;
        options.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            ApplicationPolicy = { new Oid(ClientAuthentication) },
        };
        options.CertificateChainPolicy.CustomTrustStore.AddRange(_authorities.Current);

        // Without a certificate the connection stands: its calls may carry other credentials, and probes of health need none.
        options.RemoteCertificateValidationCallback = static (_, certificate, _, errors) => certificate is null || errors == SslPolicyErrors.None;
    }

    /// <summary>Who holds the certificate of a call's connection; null when there is none, or nobody knows its name.</summary>
    internal Caller? Find(HttpContext context)
    {
        if (context.Features.Get<IConnectionItemsFeature>() is not { Items: { } items })
        {
            return null;
        }

        if (!items.TryGetValue(Key, out var known))
        {
            known = Look(context);
            items[Key] = known;
        }

        return known is (Caller caller, string thumbprint) && _revoked?.Current.Contains(thumbprint) != true ? caller : null;
    }

    private object? Look(HttpContext context)
    {
        if (context.Connection.ClientCertificate is not { } certificate)
        {
            return null;
        }

        var name = certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        return _callers.TryGetValue(name, out var roles)
            ? (new Caller($"certificate:{name}", roles), certificate.GetCertHashString(HashAlgorithmName.SHA256))
            : null;
    }

    private static RoleSet RolesOf(SettingsSection callers, string name)
    {
        var roles = RoleSet.None;
        var words = callers.Texts(name);
        foreach (var word in words)
        {
            if (RoleSet.TryParse(word, out var role))
            {
                roles = roles.With(role);
            }
            else
            {
                callers.Refuse(name, $"names '{word}', which is no role: {string.Join(", ", RoleSet.Words)}.");
            }
        }

        if (words.Count == 0)
        {
            callers.Refuse(name, $"names no role: {string.Join(", ", RoleSet.Words)}.");
        }

        return roles;
    }

    private static X509Certificate2Collection ReadAuthorities(string path)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(path);
        if (authorities.Count == 0)
        {
            throw new FormatException($"{path} holds no certificate.");
        }

        foreach (var authority in authorities)
        {
            if (authority.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: true }
                || !authority.SubjectName.RawData.AsSpan().SequenceEqual(authority.IssuerName.RawData))
            {
                throw new FormatException($"{path} holds {authority.Subject}, which is not the root certificate of an authority.");
            }
        }

        return authorities;
    }

    /// <summary>One SHA-256 fingerprint on each line, as openssl prints it or bare; what follows a # is a remark.</summary>
    private static FrozenSet<string> ReadRevoked(string path)
    {
        var revoked = new List<string>();
        foreach (var line in File.ReadLines(path).Select(line => line.Split('#')[0]))
        {
            var hex = line.Split('=')[^1].Replace(":", string.Empty, StringComparison.Ordinal).Trim().ToUpperInvariant();
            if (hex.Length == 0)
            {
                continue;
            }

            if (hex.Length != 64 || !hex.All(char.IsAsciiHexDigit))
            {
                throw new FormatException($"{path}: '{line.Trim()}' is not a SHA-256 fingerprint.");
            }

            revoked.Add(hex);
        }

        return revoked.ToFrozenSet(StringComparer.Ordinal);
    }
}
