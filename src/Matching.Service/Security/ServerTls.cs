using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Matching.Service;

/// <summary>The server's certificate; the section <c>tls</c> of the settings file. TLS 1.2 or newer.</summary>
public sealed class ServerTls
{
    private readonly ReloadingFiles<SslStreamCertificateContext> _files;

    private ServerTls(ReloadingFiles<SslStreamCertificateContext> files) => _files = files;

    /// <summary>Reads the section and loads the certificate.</summary>
    /// <returns>Null when the section is left out, or not usable, which is then noted.</returns>
    internal static ServerTls? Read(SettingsSection section)
    {
        var (certificate, key, pfx, password) = (section.Path("certificate"), section.Path("key"), section.Path("pfx"), section.Path("pfxPasswordFile"));
        if (!section.IsGiven)
        {
            return null;
        }

        if ((certificate ?? key) is not null && pfx is not null)
        {
            section.Refuse("pfx", "cannot stand beside certificate and key: keep one of them.");
        }
        else if (pfx is null && (certificate is null || key is null))
        {
            section.Refuse(certificate is null ? "certificate" : "key", certificate is null && key is null
                ? "is missing: name a PEM file with the certificate and, as key, one with its private key, or name a PFX file as pfx."
                : "is missing: a certificate and its private key are set together.");
        }
        else if (password is not null && pfx is null)
        {
            section.Refuse("pfxPasswordFile", "is for pfx, which is not set.");
        }
        else
        {
            try
            {
                return new ServerTls(new ReloadingFiles<SslStreamCertificateContext>(
                    "tls", [certificate, key, pfx, password], () => pfx is null ? FromPem(certificate!, key!) : FromPfx(pfx, password)));
            }
            catch (Exception exception) when (ReloadingFiles<SslStreamCertificateContext>.IsAboutFiles(exception))
            {
                section.Refuse(pfx is null ? "certificate" : "pfx", $"cannot be used: {exception.Message}");
            }
        }

        return null;
    }

    /// <summary>What reloads it.</summary>
    internal IReloading Files => _files;

    /// <summary>The options of a new connection.</summary>
    /// <param name="clients">Whether, and by whom signed, clients give certificates.</param>
    internal SslServerAuthenticationOptions Options(ClientCertificates? clients)
    {
        var options = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = _files.Current,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        };
        clients?.AddTo(options);
        return options;
    }

    private static SslStreamCertificateContext FromPem(string certificate, string key)
    {
        using var pem = X509Certificate2.CreateFromPemFile(certificate, key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificate);

        // Through PKCS #12, since a key read from PEM is bound to nothing on some systems and then cannot serve TLS.
        var leaf = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        return SslStreamCertificateContext.Create(leaf, [.. chain.Where(other => other.Thumbprint != leaf.Thumbprint)], offline: true);
    }

    private static SslStreamCertificateContext FromPfx(string pfx, string? passwordFile)
    {
        var password = passwordFile is null ? null : File.ReadAllText(passwordFile).TrimEnd('\r', '\n');
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(pfx, password);
        var leaf = all.FirstOrDefault(certificate => certificate.HasPrivateKey)
            ?? throw new FormatException($"{pfx} holds no certificate with a private key.");
        return SslStreamCertificateContext.Create(leaf, [.. all.Where(other => other.Thumbprint != leaf.Thumbprint)], offline: true);
    }
}
