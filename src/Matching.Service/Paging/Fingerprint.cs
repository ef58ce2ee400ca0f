using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Service;

/// <summary>Eight bytes that stand for a list of texts: equal lists have equal fingerprints, in every process.</summary>
internal static class Fingerprint
{
    /// <summary>The fingerprint of the parts, in their order.</summary>
    public static ulong Of(params IEnumerable<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            // Lengths keep ("ab", "c") and ("a", "bc") apart.
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset());
    }
}
