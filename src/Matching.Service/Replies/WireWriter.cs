using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Google.Protobuf;

namespace Matching.Service;

/// <summary>
/// Writes fields of protobuf messages one after another into a rented array, as the generated code would: fields at their default are left
/// out. https://protobuf.dev/programming-guides/encoding/
/// </summary>
internal ref struct WireWriter
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private byte[] _bytes;

    /// <summary>Begins.</summary>
    /// <param name="capacity">Bytes expected; it grows as needed.</param>
    public WireWriter(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Gives the array away with all that was written: the writer must not be used any more.</summary>
    public readonly byte[] Detach() => _bytes;

    /// <summary>Gives the array back.</summary>
    public readonly void Return() => ArrayPool<byte>.Shared.Return(_bytes);

    /// <summary>An integer or enum field.</summary>
    public void Integer(int field, long value)
    {
        if (value != 0)
        {
            Tag(field, Varint);
            WriteVarint((ulong)value);
        }
    }

    /// <summary>A float field.</summary>
    public void Float(int field, float value)
    {
        if (value != 0)
        {
            Tag(field, Fixed32);
            Reserve(sizeof(float));
            BinaryPrimitives.WriteSingleLittleEndian(_bytes.AsSpan(Length), value);
            Length += sizeof(float);
        }
    }

    /// <summary>A string field.</summary>
    public void String(int field, scoped ReadOnlySpan<char> value)
    {
        if (value.Length > 0)
        {
            StringElement(field, value);
        }
    }

    /// <summary>An element of a repeated string field.</summary>
    public void StringElement(int field, scoped ReadOnlySpan<char> value)
    {
        Tag(field, LengthDelimited);
        var length = Encoding.UTF8.GetByteCount(value);
        WriteVarint((ulong)length);
        Reserve(length);
        Length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(Length));
    }

    /// <summary>A string field that names a resource: its collection, a slash, its id.</summary>
    public void Name(int field, scoped ReadOnlySpan<char> collection, scoped ReadOnlySpan<char> id)
    {
        // Both are ASCII.
        Tag(field, LengthDelimited);
        var length = collection.Length + 1 + id.Length;
        WriteVarint((ulong)length);
        Reserve(length);
        var rest = _bytes.AsSpan(Length, length);
        Encoding.ASCII.GetBytes(collection, rest);
        rest[collection.Length] = (byte)'/';
        Encoding.ASCII.GetBytes(id, rest[(collection.Length + 1)..]);
        Length += length;
    }

    /// <summary>A string field out of text that is UTF-8 already.</summary>
    public void Utf8(int field, scoped ReadOnlySpan<byte> text)
    {
        if (text.Length > 0)
        {
            Tag(field, LengthDelimited);
            WriteVarint((ulong)text.Length);
            Raw(text);
        }
    }

    /// <summary>A message field that was encoded before.</summary>
    public void Message(int field, scoped ReadOnlySpan<byte> encoded)
    {
        Tag(field, LengthDelimited);
        WriteVarint((ulong)encoded.Length);
        Raw(encoded);
    }

    /// <summary>Begins a message field.</summary>
    /// <returns>Where its content begins: what <see cref="End"/> asks for.</returns>
    public int Begin(int field)
    {
        Tag(field, LengthDelimited);
        Reserve(1);
        return ++Length;
    }

    /// <summary>Ends a message field: writes its length before it.</summary>
    public void End(int start)
    {
        var length = Length - start;
        var width = CodedOutputStream.ComputeUInt32Size((uint)length);
        if (width > 1)
        {
            Reserve(width - 1);
            _bytes.AsSpan(start, length).CopyTo(_bytes.AsSpan(start + width - 1));
        }

        Length = start - 1;
        WriteVarint((ulong)length);
        Length += length;
    }

    private void Tag(int field, int type) => WriteVarint((ulong)((field << 3) | type));

    private void Raw(scoped ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    private void WriteVarint(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[Length++] = (byte)value;
    }

    private void Reserve(int more)
    {
        if (_bytes.Length - Length < more)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + more));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
    }
}
