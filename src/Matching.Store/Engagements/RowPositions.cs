namespace Matching.Store;

/// <summary>The position of each row read, by its key. Rows are read in order of key; while no key is left out it is arithmetic alone.</summary>
internal sealed class RowPositions(int capacity)
{
    private long _first;
    private long[]? _keys;

    /// <summary>Rows read.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the key of the next row: greater than all before.</summary>
    public void Add(long key)
    {
        _first = Count == 0 ? key : _first;
        if (_keys is null && key != _first + Count)
        {
            _keys = new long[capacity];
            for (var i = 0; i < Count; i++)
            {
                _keys[i] = _first + i;
            }
        }

        if (_keys is not null)
        {
            _keys[Count] = key;
        }

        Count++;
    }

    /// <summary>The position of a key that was read.</summary>
    public int Of(long key) => _keys is null ? (int)(key - _first) : Array.BinarySearch(_keys, 0, Count, key);
}
