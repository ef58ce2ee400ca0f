using System.Buffers.Binary;

namespace Matching.Learning;

/// <summary>
/// The logit as bytes, little-endian: magic <c>MCM1</c>, number of buckets, number of weights other than zero, then (bucket, weight)
/// pairs in order of bucket.
/// </summary>
internal static class LogitFile
{
    private const int HeaderLength = 12;
    private const int PairLength = 8;

    private static ReadOnlySpan<byte> Magic => "MCM1"u8;

    public static byte[] Write(LogitModel model)
    {
        var used = Enumerable.Range(0, LogitModel.Buckets).Where(bucket => model.Weights[bucket] != 0).ToArray();
        var bytes = new byte[HeaderLength + (used.Length * PairLength)];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), LogitModel.Buckets);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), used.Length);
        for (var i = 0; i < used.Length; i++)
        {
            var pair = bytes.AsSpan(HeaderLength + (i * PairLength));
            BinaryPrimitives.WriteInt32LittleEndian(pair, used[i]);
            BinaryPrimitives.WriteSingleLittleEndian(pair[4..], model.Weights[used[i]]);
        }

        return bytes;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ModelDamagedException">The bytes are not a logit of this program.</exception>
    public static LogitModel Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderLength || !bytes[..4].SequenceEqual(Magic)
            || BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]) != LogitModel.Buckets
            || BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]) != (bytes.Length - HeaderLength) / PairLength
            || (bytes.Length - HeaderLength) % PairLength != 0)
        {
            throw new ModelDamagedException("has a logit this program cannot read");
        }

        var weights = new float[LogitModel.Buckets];
        for (var at = HeaderLength; at < bytes.Length; at += PairLength)
        {
            var bucket = BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
            var weight = BinaryPrimitives.ReadSingleLittleEndian(bytes[(at + 4)..]);
            if ((uint)bucket >= LogitModel.Buckets || !float.IsFinite(weight))
            {
                throw new ModelDamagedException("has a logit with a weight that cannot be");
            }

            weights[bucket] = weight;
        }

        return new LogitModel(weights);
    }
}
