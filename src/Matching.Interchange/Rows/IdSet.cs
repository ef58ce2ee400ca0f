using System.Security.Cryptography;
using System.Text;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>
/// The ids a file has used so far, 16 bytes each whatever their length, in open addressing: ten million ids take about 270 MB, a set of
/// strings over 1 GB. Ids of up to 16 bytes are held exactly, longer ones by half of their SHA-256.
/// </summary>
internal sealed class IdSet
{
    private const int ExactBytes = 16;
    private UInt128[] _slots = new UInt128[1024];
    private int _count;

    /// <summary>Adds an id.</summary>
    /// <param name="id">A valid id: ASCII, not empty, holds no zero.</param>
    /// <returns>False when it was there already.</returns>
    public bool Add(string id)
    {
        if (_count * 4L >= _slots.Length * 3L)
        {
            Grow();
        }

        Span<byte> ascii = stackalloc byte[IdentifierRules.MaxLength];
        var key = Key(ascii[..Encoding.ASCII.GetBytes(id, ascii)]);
        var slot = Find(_slots, key);
        if (_slots[slot] == key)
        {
            return false;
        }

        _slots[slot] = key;
        _count++;
        return true;
    }

    private static UInt128 Key(ReadOnlySpan<byte> id)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        if (id.Length <= ExactBytes)
        {
            bytes.Clear();
            id.CopyTo(bytes);
        }
        else
        {
            SHA256.HashData(id, bytes);
        }

        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }

    private static int Find(UInt128[] slots, UInt128 key)
    {
        // Fibonacci hashing: ids that count upward differ in few bits.
        var mixed = ((ulong)key ^ ((ulong)(key >> 64) * 0xC2B2AE3D27D4EB4F)) * 0x9E3779B97F4A7C15;
        mixed ^= mixed >> 32;
        var slot = (int)(mixed & (ulong)(slots.Length - 1));
        while (slots[slot] != UInt128.Zero && slots[slot] != key)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        var larger = new UInt128[checked(_slots.Length * 2)];
        foreach (var key in _slots)
        {
            if (key != UInt128.Zero)
            {
                larger[Find(larger, key)] = key;
            }
        }

        _slots = larger;
    }
}
