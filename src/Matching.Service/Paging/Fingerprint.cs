using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Service;

/// <summary>Eight bytes that stand for a list of texts: equal lists have equal fingerprints, in every process.</summary>
internal static class Fingerprint
{
    private const int OnTheStack = 512;

    /// <summary>The fingerprint of the parts, in their order.</summary>
    public static ulong Of(params IEnumerable<string> parts) => Of([.. parts]);

    /// <summary>The fingerprint of the parts, in their order.</summary>
    public static ulong Of(params ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += sizeof(int) + Encoding.UTF8.GetByteCount(part);
        }

        // Lengths keep ("ab", "c") and ("a", "bc") apart.
        var bytes = length <= OnTheStack ? stackalloc byte[OnTheStack] : new byte[length];
        var at = 0;
        foreach (var part in parts)
        {
            var written = Encoding.UTF8.GetBytes(part, bytes[(at + sizeof(int))..]);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], written);
            at += sizeof(int) + written;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..at], hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
