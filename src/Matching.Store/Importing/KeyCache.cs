using Dapper;

namespace Matching.Store;

/// <summary>Finds the key of a text id: from memory, or by a prepared point read. Bounded: it starts anew when full.</summary>
internal sealed class KeyCache(PreparedConnection connection, string findKey)
{
    // About 100 bytes an entry, so 120 MB at most: the largest catalogue planned for fits.
    private const int Capacity = 1_200_000;

    private readonly Dictionary<string, long> _keys = new(StringComparer.Ordinal);

    public void Add(string id, long key)
    {
        if (_keys.Count >= Capacity)
        {
            _keys.Clear();
        }

        _keys[id] = key;
    }

    /// <summary>The key, or 0 when the id is unknown.</summary>
    public long Find(string id)
    {
        if (_keys.TryGetValue(id, out var key))
        {
            return key;
        }

        key = connection.ExecuteScalar<long?>(findKey, new { Id = id }) ?? 0;
        if (key != 0)
        {
            Add(id, key);
        }

        return key;
    }
}
