using System.Buffers.Binary;
using System.Text;
using Matching.Domain;

namespace Matching.Store;

/// <summary>
/// A page as bytes: version (1), candidate count and item count as int32, then for each item its score as float32 and its id as
/// length byte and ASCII. Little-endian. Ids and not keys: a page is decoded from its one row alone.
/// </summary>
internal static class PageFormat
{
    public const byte Version = 1;
    public const int HeaderLength = 9;

    /// <summary>What a line takes beside its id.</summary>
    public const int LineOverhead = 5;

    public static byte[] Encode(RankedPage page)
    {
        var length = HeaderLength;
        foreach (var item in page.Top)
        {
            length += 5 + item.Institution.Value.Length;
        }

        var bytes = new byte[length];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1), page.CandidateCount);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(5), page.Top.Count);
        var at = HeaderLength;
        foreach (var item in page.Top)
        {
            var id = item.Institution.Value;
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), item.Score);
            bytes[at + 4] = (byte)id.Length;
            Encoding.ASCII.GetBytes(id, bytes.AsSpan(at + 5));
            at += 5 + id.Length;
        }

        return bytes;
    }

    /// <summary>Reads a page back.</summary>
    /// <exception cref="FormatException">The bytes are not such a page.</exception>
    public static RankedPage Decode(RankQuery query, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || bytes[0] != Version)
        {
            throw new FormatException("a page has no known version");
        }

        var candidates = BinaryPrimitives.ReadInt32LittleEndian(bytes[1..]);
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[5..]);
        var rest = bytes[HeaderLength..];
        if (count < 0 || candidates < 0 || count > rest.Length / 5)
        {
            throw new FormatException("a page says it holds more than it can");
        }

        var top = new RankedInstitution[count];
        for (var i = 0; i < count; i++)
        {
            if (rest.Length < 5 || rest.Length < 5 + rest[4])
            {
                throw new FormatException("a page ends too early");
            }

            var id = Encoding.ASCII.GetString(rest.Slice(5, rest[4]));
            top[i] = new RankedInstitution(new InstitutionId(id), BinaryPrimitives.ReadSingleLittleEndian(rest));
            rest = rest[(5 + rest[4])..];
        }

        return rest.IsEmpty ? new RankedPage(query, candidates, top) : throw new FormatException("a page has bytes left over");
    }
}
