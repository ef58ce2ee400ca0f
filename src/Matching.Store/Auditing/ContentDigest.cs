using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Store;

/// <summary>
/// SHA-256 over a sequence of values. Numbers are eight bytes, the most significant first; texts and bytes are their length in four such bytes
/// and then themselves, texts in UTF-8; what is absent is the length -1.
/// </summary>
public sealed class ContentDigest : IDisposable
{
    private const int Absent = -1;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[8 * 1024];
    private int _length;

    /// <summary>Whether nothing was added since the last <see cref="Finish"/>.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds a number.</summary>
    public void Add(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    /// <summary>Adds a number or its absence.</summary>
    public void Add(long? value)
    {
        Length(value is null ? Absent : 8);
        if (value is { } number)
        {
            Add(number);
        }
    }

    /// <summary>Adds a number with a fraction, or its absence, by its bits.</summary>
    public void Add(double? value) => Add(value is { } number ? BitConverter.DoubleToInt64Bits(number) : (long?)null);

    /// <summary>Adds a text or its absence.</summary>
    public void Add(string? value)
    {
        if (value is null)
        {
            Length(Absent);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(value);
        Length(count);
        if (count <= _buffer.Length)
        {
            Encoding.UTF8.GetBytes(value, Take(count));
        }
        else
        {
            Flush();
            _hash.AppendData(Encoding.UTF8.GetBytes(value));
        }
    }

    /// <summary>Adds bytes or their absence.</summary>
    public void Add(byte[]? value)
    {
        Length(value?.Length ?? Absent);
        if (value is null)
        {
            return;
        }

        if (value.Length <= _buffer.Length)
        {
            value.CopyTo(Take(value.Length));
        }
        else
        {
            Flush();
            _hash.AppendData(value);
        }
    }

    /// <summary>The hash of what was added; then it begins anew.</summary>
    public byte[] Finish()
    {
        Flush();
        IsEmpty = true;
        return _hash.GetHashAndReset();
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Length(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    private Span<byte> Take(int count)
    {
        if (_length + count > _buffer.Length)
        {
            Flush();
        }

        IsEmpty = false;
        _length += count;
        return _buffer.AsSpan(_length - count, count);
    }

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _length));
        _length = 0;
    }
}
