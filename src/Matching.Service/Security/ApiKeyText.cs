using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Service;

/// <summary>
/// How an API key is written: <c>mk_</c>, 16 hexadecimal digits that say which it is, <c>_</c>, and 256 random bits in 43 characters. Random of
/// that size needs no slow hash: its plain SHA-256 cannot be turned back.
/// </summary>
internal static class ApiKeyText
{
    private const string Prefix = "mk_";
    private const int IdBytes = 8;
    private const int IdLength = 2 * IdBytes;
    private const int SecretBytes = 32;

    private static readonly int Length = Prefix.Length + IdLength + 1 + Base64Url.GetEncodedLength(SecretBytes);

    /// <summary>Makes a key.</summary>
    public static (string Id, string Key) New()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        return (id, $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");
    }

    /// <summary>The part of a key that says which it is.</summary>
    public static bool TryReadId(string key, out ReadOnlySpan<char> id)
    {
        id = key.Length == Length && key.StartsWith(Prefix, StringComparison.Ordinal) && key[Prefix.Length + IdLength] == '_' && Ascii.IsValid(key)
            ? key.AsSpan(Prefix.Length, IdLength)
            : default;
        return id.Length > 0;
    }

    /// <summary>Hashes a key whose id could be read.</summary>
    public static void Hash(string key, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[key.Length];
        Encoding.ASCII.GetBytes(key, bytes);
        SHA256.HashData(bytes, hash);
    }
}
