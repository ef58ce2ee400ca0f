namespace Matching.Service;

/// <summary>Which address needs what: loopback nothing, every other one TLS and authentication.</summary>
internal static class AddressRules
{
    private const string TlsKeys = "tls.certificate and tls.key (or tls.pfx)";
    private const string AuthenticationKeys = "authentication.jwt, authentication.clientCertificates or authentication.apiKeys";

    /// <summary>Notes every address that may not be listened on as things are.</summary>
    /// <param name="addresses">The addresses.</param>
    /// <param name="hasTls">Whether the section <c>tls</c> is there; what is wrong inside it is told elsewhere.</param>
    /// <param name="authentication">How callers show who they are.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static void Check(IReadOnlyList<ListenAddress> addresses, bool hasTls, AuthenticationSettings authentication, List<string> problems)
    {
        foreach (var address in addresses)
        {
            if (address.IsTls && !hasTls)
            {
                problems.Add($"{TlsKeys} are missing: {address} is to be served with TLS.");
            }

            if (!address.IsLoopback && !address.IsTls)
            {
                problems.Add($"{address} is not a loopback address: it is served with TLS only. Write https:// and set {TlsKeys}, or listen on {ListenAddress.Default}.");
            }

            if (!address.IsLoopback && !authentication.IsAsked)
            {
                problems.Add($"{AuthenticationKeys} is missing: {address} is not a loopback address, and beyond loopback every caller must show who it is.");
            }
        }

        if (hasTls && !addresses.Any(address => address.IsTls))
        {
            problems.Add("tls is set, but no address begins with https://: give one with --urls, or remove tls.");
        }

        if (authentication.ClientCertificates is not null && authentication.Jwt is null && !authentication.ApiKeys && addresses.Any(address => !address.IsTls))
        {
            problems.Add("authentication.clientCertificates is the only way to show who one is, and needs TLS: every address must begin with https://.");
        }
    }
}
