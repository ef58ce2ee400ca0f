using System.Data.Common;
using Dapper;

namespace Matching.Store;

/// <summary>The position of each row of a table in the order of its ids, by the row's key.</summary>
internal sealed class KeyPositions
{
    // Keys are given one after another, so that they are dense and an array is the smallest table there is.
    private const int MostPerRow = 8;

    private readonly int[] _dense;
    private readonly Dictionary<long, int> _sparse = [];

    private KeyPositions(int[] dense) => _dense = dense;

    /// <summary>Reads the keys in the order given.</summary>
    /// <param name="connection">Read from.</param>
    /// <param name="keys">A query for the keys in order of id.</param>
    /// <param name="lastKey">A query for the largest key, 0 when there is none.</param>
    /// <param name="count">A query for how many there are.</param>
    public static KeyPositions Read(PreparedConnection connection, string keys, string lastKey, string count)
    {
        var (last, rows) = (connection.ExecuteScalar<long>(lastKey), connection.ExecuteScalar<long>(count));
        var positions = new KeyPositions(last <= (rows * MostPerRow) + 1024 ? new int[last + 1] : []);
        using DbDataReader reader = (DbDataReader)connection.ExecuteReader(keys);
        for (var position = 0; reader.Read(); position++)
        {
            positions.Set(reader.GetInt64(0), position);
        }

        return positions;
    }

    /// <summary>The position of a key that exists.</summary>
    public int this[long key] => _dense.Length > 0 ? _dense[key] : _sparse[key];

    private void Set(long key, int position)
    {
        if (_dense.Length > 0)
        {
            _dense[key] = position;
        }
        else
        {
            _sparse.Add(key, position);
        }
    }
}
