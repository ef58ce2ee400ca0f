using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Learning;

/// <summary>SHA-256 over everything a model could learn from: who exists, every engagement before the as-of year, and what events tell of them.</summary>
public static class DataFingerprint
{
    /// <summary>The fingerprint as lower-case hex.</summary>
    public static string Of(Catalogue catalogue, EngagementLog log, int asOfYear)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var enterprise in catalogue.Enterprises)
        {
            Append(hash, $"{enterprise.Id}\t{enterprise.Name}\n");
        }

        foreach (var institution in catalogue.Institutions)
        {
            Append(hash, $"{institution.Id}\t{institution.Name}\t{institution.Country}\t{(int)institution.Kind}\n");
        }

        Span<byte> row = stackalloc byte[24];
        foreach (var engagement in log.Rows)
        {
            if (engagement.Year < asOfYear)
            {
                BinaryPrimitives.WriteInt32LittleEndian(row, engagement.Enterprise);
                BinaryPrimitives.WriteInt32LittleEndian(row[4..], engagement.Institution);
                BinaryPrimitives.WriteInt32LittleEndian(row[8..], engagement.Country);
                BinaryPrimitives.WriteInt32LittleEndian(row[12..], engagement.Sector);
                BinaryPrimitives.WriteInt32LittleEndian(row[16..], engagement.Year);
                BinaryPrimitives.WriteInt32LittleEndian(row[20..], engagement.Cluster);
                hash.AppendData(row);
            }
        }

        foreach (var judgement in log.Judgements.Where(judgement => judgement.Year < asOfYear))
        {
            BinaryPrimitives.WriteInt32LittleEndian(row, judgement.Enterprise);
            BinaryPrimitives.WriteInt32LittleEndian(row[4..], judgement.Institution);
            BinaryPrimitives.WriteInt32LittleEndian(row[8..], judgement.Sector);
            BinaryPrimitives.WriteInt32LittleEndian(row[12..], judgement.Year);
            BinaryPrimitives.WriteSingleLittleEndian(row[16..], judgement.Relevance);
            hash.AppendData(row[..20]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
}
