namespace Matching.Store;

/// <summary>Positions of rows in another order; nothing is kept as long as it is their own order.</summary>
internal sealed class RowOrder(int capacity)
{
    private int[]? _order;

    /// <summary>Positions taken.</summary>
    public int Count { get; private set; }

    /// <summary>Takes the next position.</summary>
    public void Add(int position)
    {
        if (_order is null && position != Count)
        {
            _order = new int[capacity];
            for (var i = 0; i < Count; i++)
            {
                _order[i] = i;
            }
        }

        if (_order is not null)
        {
            _order[Count] = position;
        }

        Count++;
    }

    /// <summary>The order, or null when it is the rows' own.</summary>
    public int[]? ToArrayOrNull() => _order;
}
