using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Matching.Service;

/// <summary>Serves an address with TLS where it asks for that.</summary>
internal static class TlsEndpoint
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Adds TLS to an address that begins with https.</summary>
    public static void Use(ListenOptions listen, ListenAddress address, ServiceSettings settings)
    {
        if (address.IsTls && settings.Tls is { } tls)
        {
            // Asked anew for each connection: a certificate or an authority that changed holds from the next one on.
            listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                HandshakeTimeout = HandshakeTimeout,
                OnConnection = _ => new ValueTask<System.Net.Security.SslServerAuthenticationOptions>(tls.Options(settings.Authentication.ClientCertificates)),
            });
        }
    }
}
