using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Matching.Service;

/// <summary>An address to listen on: plain HTTP/2 on a loopback address.</summary>
/// <param name="EndPoint">Address and port; port 0 lets the system choose.</param>
public sealed record ListenAddress(IPEndPoint EndPoint)
{
    /// <summary>Where the service listens unless told otherwise.</summary>
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>Reads one address such as <c>http://127.0.0.1:5080</c>.</summary>
    /// <param name="text">The address.</param>
    /// <param name="address">The address read.</param>
    /// <param name="problem">What is wrong with it, when it cannot be used.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address, out string problem)
    {
        address = null;
        problem = string.Empty;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
        {
            problem = $"'{text}' is not an address such as {Default}";
        }
        else if (uri.Scheme == "https")
        {
            problem = $"'{text}' asks for TLS, which cannot be configured yet; use http on a loopback address such as {Default}";
        }
        else if (Loopback(uri) is not { } ip)
        {
            problem = $"'{text}' is not a loopback address. Without TLS and authentication, which cannot be configured yet, "
                + $"the service listens on loopback only: use {Default}";
        }
        else
        {
            address = new ListenAddress(new IPEndPoint(ip, uri.Port));
        }

        return address is not null;
    }

    /// <summary>Reads several addresses parted by ';'.</summary>
    /// <param name="option">What gives them, for messages.</param>
    /// <param name="text">The addresses.</param>
    /// <param name="refuse">Hears what cannot be used, or that there is none.</param>
    public static IReadOnlyList<ListenAddress> ParseAll(string option, string text, Action<string> refuse)
    {
        ArgumentNullException.ThrowIfNull(refuse);
        var addresses = new List<ListenAddress>();
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            if (TryParse(part, out var address, out var problem))
            {
                addresses.Add(address);
            }
            else
            {
                refuse($"{option}: {problem}.");
            }
        }

        if (parts.Length == 0)
        {
            refuse($"{option} names no address.");
        }

        return addresses;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"http://{EndPoint}");

    private static IPAddress? Loopback(Uri uri)
    {
        if (uri.Host == "localhost")
        {
            return IPAddress.Loopback;
        }

        return IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip) ? ip : null;
    }
}
