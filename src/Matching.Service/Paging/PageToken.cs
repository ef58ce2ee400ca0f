using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Matching.Domain;

namespace Matching.Service;

/// <summary>Where the next page begins, and of what. Opaque to callers; the same on every replica and after a restart.</summary>
/// <param name="Query">Fingerprint of the request the token belongs to.</param>
/// <param name="State">Stamp of the model and data the pages before came from; 0 when the listing needs none.</param>
/// <param name="Offset">How many items came before; 0 when <paramref name="After"/> says it.</param>
/// <param name="After">The last id of the page before; empty when <paramref name="Offset"/> says it.</param>
internal sealed record PageToken(ulong Query, ulong State, int Offset, string After)
{
    /// <summary>Longest token accepted, in characters.</summary>
    public const int MaxLength = 400;

    /// <summary>Largest offset accepted; no listing is as long.</summary>
    public const int MaxOffset = 1_000_000_000;

    private const byte Version = 1;
    private const int FixedLength = 1 + 8 + 8 + 4;
    private const int SumLength = 8;

    /// <summary>The token as text for a response.</summary>
    public string Encode()
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Encode(text)]);
    }

    /// <summary>Writes the token as text.</summary>
    /// <param name="text">Takes it, ASCII: <see cref="MaxLength"/> bytes.</param>
    /// <returns>The token's length.</returns>
    public int Encode(Span<byte> text)
    {
        Span<byte> bytes = stackalloc byte[FixedLength + IdentifierRules.MaxLength + SumLength];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[1..], Query);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[9..], State);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[17..], Offset);
        var length = FixedLength + Encoding.ASCII.GetBytes(After, bytes[FixedLength..]);
        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..length], sum);
        sum[..SumLength].CopyTo(bytes[length..]);
        return Base64Url.EncodeToUtf8(bytes[..(length + SumLength)], text);
    }

    /// <summary>Reads a token back; null when this service never made it.</summary>
    /// <remarks>The sum guards against slips, not against forgery: a token opens nothing its caller could not ask for anyway.</remarks>
    public static PageToken? Decode(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < FixedLength + SumLength
            || bytes[0] != Version
            || !Sum(bytes.AsSpan(..^SumLength)).AsSpan().SequenceEqual(bytes.AsSpan(^SumLength..))
            || Base64Url.EncodeToString(bytes) != text)
        {
            return null;
        }

        // Whoever can compute the sum can write anything: what would not be read back as it was meant is refused here.
        var offset = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(17));
        var after = Encoding.UTF8.GetString(bytes.AsSpan(FixedLength..^SumLength));
        return offset is < 0 or > MaxOffset || (after.Length > 0 && !IdentifierRules.IsValid(after))
            ? null
            : new PageToken(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(1)), BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(9)), offset, after);
    }

    private static byte[] Sum(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..SumLength];
}
