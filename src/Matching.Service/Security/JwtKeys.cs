using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Tokens;

namespace Matching.Service;

/// <summary>The public keys that bearer tokens are verified by, from a JWKS (JSON) or PEM file.</summary>
internal static class JwtKeys
{
    /// <summary>Fewest bits of an RSA key.</summary>
    public const int MinRsaBits = 2048;

    /// <summary>The algorithms a token may be signed by: asymmetric ones alone, so that whoever can verify cannot sign.</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It holds no usable key, or one that must not be there.</exception>
    public static IReadOnlyList<SecurityKey> Read(string path)
    {
        var text = File.ReadAllText(path);
        List<SecurityKey> keys = text.Contains("-----BEGIN", StringComparison.Ordinal) ? ReadPem(text, path) : ReadJwks(text, path);
        if (keys.Count == 0)
        {
            throw new FormatException($"{path} holds no public key that tokens can be verified by.");
        }

        if (keys.Find(key => key is RsaSecurityKey or JsonWebKey { Kty: JsonWebAlgorithmsKeyTypes.RSA } && key.KeySize < MinRsaBits) is { } small)
        {
            throw new FormatException($"{path} holds an RSA key of {small.KeySize} bits; at least {MinRsaBits} are needed.");
        }

        return keys;
    }

    private static List<SecurityKey> ReadJwks(string text, string path)
    {
        var set = new JsonWebKeySet(text);
        if (set.Keys.Any(key => key.Kty == JsonWebAlgorithmsKeyTypes.Octet))
        {
            throw new FormatException($"{path} holds a symmetric key (kty oct): tokens are verified by public keys alone.");
        }

        return [.. set.GetSigningKeys()];
    }

    private static List<SecurityKey> ReadPem(string text, string path)
    {
        var keys = new List<SecurityKey>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var found))
        {
            var label = rest[found.Label].ToString();
            var pem = rest[found.Location];
            keys.Add(label switch
            {
                "PUBLIC KEY" => KeyOf(pem, path),
                "CERTIFICATE" => KeyOf(PemEncoding.WriteString("PUBLIC KEY", X509Certificate2.CreateFromPem(pem).PublicKey.ExportSubjectPublicKeyInfo()), path),
                _ when label.EndsWith("PRIVATE KEY", StringComparison.Ordinal) =>
                    throw new FormatException($"{path} holds a private key, which the service must not have: give the public one."),
                _ => throw new FormatException($"{path} holds a {label}; public keys and certificates are read."),
            });
            rest = rest[found.Location.End..];
        }

        return keys;
    }

    private static AsymmetricSecurityKey KeyOf(ReadOnlySpan<char> pem, string path)
    {
        try
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return new RsaSecurityKey(rsa);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // Not an RSA key: the other kind is tried.
        }

        try
        {
            var elliptic = ECDsa.Create();
            elliptic.ImportFromPem(pem);
            return new ECDsaSecurityKey(elliptic);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new FormatException($"{path} holds a public key that is neither RSA nor of an elliptic curve.", exception);
        }
    }
}
