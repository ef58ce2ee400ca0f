namespace Matching.Store;

/// <summary>Which keys were put in this import: one bit each, so that ten million cost 1.25 MB.</summary>
internal sealed class PutMarks
{
    private ulong[] _bits = new ulong[1024];

    /// <summary>Marks a key.</summary>
    /// <returns>False when it was marked before.</returns>
    public bool Add(long key)
    {
        var word = checked((int)(key >> 6));
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }

        var bit = 1UL << (int)(key & 63);
        var isNew = (_bits[word] & bit) == 0;
        _bits[word] |= bit;
        return isNew;
    }
}
