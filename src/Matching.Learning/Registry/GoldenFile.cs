using System.Runtime.InteropServices;

namespace Matching.Learning;

/// <summary>
/// The golden set as bytes, little-endian: magic <c>MCG1</c>, feature-set version, columns, rows, the digest's 32 bytes, the rows' values,
/// the expected scores.
/// </summary>
internal static class GoldenFile
{
    private const int DigestLength = 32;
    private const int HeaderLength = 16 + DigestLength;

    private static ReadOnlySpan<byte> Magic => "MCG1"u8;

    public static byte[] Write(GoldenSet golden)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(golden.FeatureSetVersion);
        writer.Write(FeatureMatrix.Width);
        writer.Write(golden.Rows.Height);
        writer.Write(golden.Digest);
        foreach (var value in golden.Rows.Values.Concat(golden.Expected))
        {
            writer.Write(value);
        }

        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ModelDamagedException">The bytes are not a golden set of this program's feature set.</exception>
    public static GoldenSet Read(byte[] bytes)
    {
        if (bytes.Length < HeaderLength || !bytes.AsSpan(0, 4).SequenceEqual(Magic))
        {
            throw new ModelDamagedException("has a golden set this program cannot read");
        }

        var header = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(4, 12));
        var (version, columns, rows) = (header[0], header[1], header[2]);
        if (version != FeatureSet.Version || columns != FeatureMatrix.Width)
        {
            throw new ModelDamagedException($"has a golden set of feature set {version}, this program computes {FeatureSet.Version}: retrain it", fault: ModelFault.FeatureSet);
        }

        if (rows <= 0 || bytes.Length != HeaderLength + (4L * rows * (columns + 1)))
        {
            throw new ModelDamagedException("has a golden set of another length than it says");
        }

        var values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(HeaderLength)).ToArray();
        return new GoldenSet(
            version, bytes[16..HeaderLength], new FeatureMatrix(new int[rows], values[..(rows * columns)]), values[(rows * columns)..]);
    }
}
