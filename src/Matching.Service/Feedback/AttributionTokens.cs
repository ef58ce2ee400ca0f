using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Matching.Domain;
using Matching.Store;

namespace Matching.Service;

/// <summary>Writes and reads attribution tokens. Signed (HMAC-SHA-256, 16 bytes) with a key of the store: they hold on every replica and after a restart.</summary>
internal sealed class AttributionTokens(MatchingStore store)
{
    /// <summary>Longest token, in characters: a page of 200 with the longest ids there may be takes 1,600.</summary>
    public const int MaxLength = 2048;

    private const byte Version = 1;
    private const int SignatureLength = 16;

    private readonly byte[] _key = store.Keys.GetOrCreate("attribution");

    /// <summary>The token of an answer; the same answer has the same token.</summary>
    public string Write(Attribution attribution)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        var marks = attribution.Marks as uint[] ?? [.. attribution.Marks];
        var length = Write(
            attribution.Query, attribution.ModelVersion, attribution.Generation ?? 0, attribution.DataRevision, attribution.FirstRank, marks, text);
        return Encoding.ASCII.GetString(text[..length]);
    }

    /// <summary>Writes the token of an answer as text.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="modelVersion">What ranked.</param>
    /// <param name="generation">The published generation; 0 when it was ranked live.</param>
    /// <param name="dataRevision">The state of the data that was ranked.</param>
    /// <param name="firstRank">The rank of the page's first institution, from 1.</param>
    /// <param name="marks">A mark of each institution of the page, in order.</param>
    /// <param name="text">Takes the token, ASCII: <see cref="MaxLength"/> bytes.</param>
    /// <returns>The token's length.</returns>
    public int Write(
        RankQuery query, string modelVersion, long generation, long dataRevision, int firstRank, ReadOnlySpan<uint> marks, Span<byte> text)
    {
        Span<byte> bytes = stackalloc byte[MaxLength];
        bytes[0] = Version;
        var at = 1;
        WriteText(query.Enterprise.Value, bytes, ref at);
        WriteText(query.Sector?.Value ?? string.Empty, bytes, ref at);
        WriteText(query.Region.Value, bytes, ref at);
        WriteText(modelVersion, bytes, ref at);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[at..], generation);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[(at + 8)..], dataRevision);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[(at + 16)..], firstRank);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[(at + 20)..], marks.Length);
        at += 24;
        foreach (var mark in marks)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], mark);
            at += sizeof(uint);
        }

        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, bytes[..at], signature);
        signature[..SignatureLength].CopyTo(bytes[at..]);
        return Base64Url.EncodeToUtf8(bytes[..(at + SignatureLength)], text);
    }

    /// <summary>Reads a token back; null when no service of this store wrote it.</summary>
    public Attribution? Read(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= SignatureLength
            || !CryptographicOperations.FixedTimeEquals(Sign(bytes.AsSpan(..^SignatureLength)), bytes.AsSpan(^SignatureLength..))
            || bytes[0] != Version
            || Base64Url.EncodeToString(bytes) != text)
        {
            return null;
        }

        // Signed, so written by us: it reads as it was written.
        using var reader = new BinaryReader(new MemoryStream(bytes, 1, bytes.Length - 1 - SignatureLength), Encoding.UTF8);
        var enterprise = new EnterpriseId(reader.ReadString());
        var sector = reader.ReadString();
        var query = new RankQuery(enterprise, sector.Length == 0 ? null : new SectorId(sector), new RegionId(reader.ReadString()));
        var (model, generation, revision, firstRank) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());
        var marks = new uint[reader.ReadInt32()];
        for (var i = 0; i < marks.Length; i++)
        {
            marks[i] = reader.ReadUInt32();
        }

        return new Attribution(query, model, generation == 0 ? null : generation, revision, firstRank, marks);
    }

    /// <summary>As <see cref="BinaryReader.ReadString"/> reads it: its length in groups of seven bits, then UTF-8.</summary>
    private static void WriteText(string text, Span<byte> bytes, ref int at)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        for (var rest = length; ; rest >>= 7)
        {
            bytes[at++] = (byte)(rest < 0x80 ? rest : rest | 0x80);
            if (rest < 0x80)
            {
                break;
            }
        }

        at += Encoding.UTF8.GetBytes(text, bytes[at..]);
    }

    private byte[] Sign(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(_key, bytes)[..SignatureLength];
}
