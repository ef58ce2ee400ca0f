using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Matching.Service;

/// <summary>An address to listen on. Whether it may be listened on is <see cref="AddressRules"/>' to say.</summary>
/// <param name="EndPoint">Address and port; port 0 lets the system choose.</param>
public sealed record ListenAddress(IPEndPoint EndPoint)
{
    /// <summary>Where the service listens unless told otherwise.</summary>
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>Whether it is served with TLS.</summary>
    public bool IsTls { get; init; }

    /// <summary>Whether nobody but this machine can reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(EndPoint.Address);

    /// <summary>Reads one address such as <c>http://127.0.0.1:5080</c>. A host name stands for the first address it resolves to.</summary>
    /// <param name="text">The address.</param>
    /// <param name="address">The address read.</param>
    /// <param name="problem">What is wrong with it, when it cannot be used.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address, out string problem)
    {
        address = null;
        problem = string.Empty;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
        {
            problem = $"'{text}' is not an address such as {Default}";
        }
        else if (Resolve(uri) is not { } ip)
        {
            problem = $"'{text}' names a host that no address of this machine is known for; give the address itself, such as {Default}";
        }
        else
        {
            address = new ListenAddress(new IPEndPoint(ip, uri.Port)) { IsTls = uri.Scheme == "https" };
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
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsTls ? "https" : "http")}://{EndPoint}");

    private static IPAddress? Resolve(Uri uri)
    {
        if (uri.Host == "localhost")
        {
            return IPAddress.Loopback;
        }

        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip))
        {
            return ip;
        }

        try
        {
            return Dns.GetHostAddresses(uri.DnsSafeHost) is [var first, ..] ? first : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
