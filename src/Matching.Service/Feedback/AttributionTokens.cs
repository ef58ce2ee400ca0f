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
        using var stream = new MemoryStream(256);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write(attribution.Query.Enterprise.Value);
            writer.Write(attribution.Query.Sector?.Value ?? string.Empty);
            writer.Write(attribution.Query.Region.Value);
            writer.Write(attribution.ModelVersion);
            writer.Write(attribution.Generation ?? 0);
            writer.Write(attribution.DataRevision);
            writer.Write(attribution.FirstRank);
            writer.Write(attribution.Marks.Count);
            foreach (var mark in attribution.Marks)
            {
                writer.Write(mark);
            }
        }

        stream.Write(Sign(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return Base64Url.EncodeToString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
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

    private byte[] Sign(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(_key, bytes)[..SignatureLength];
}
