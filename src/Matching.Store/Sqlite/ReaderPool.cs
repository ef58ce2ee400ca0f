namespace Matching.Store;

/// <summary>Open read-only connections with their prepared commands. Thread-safe, without a lock.</summary>
/// <remarks>A bag of the framework's takes a lock whenever one thread returns what another rented: under load that cost a quarter of a page read.</remarks>
/// <param name="opener">Opens one more when none is idle.</param>
/// <param name="idle">How many are kept while nobody uses them.</param>
internal sealed class ReaderPool(ConnectionOpener opener, int idle) : IReaderSource, IDisposable
{
    private readonly PreparedConnection?[] _idle = new PreparedConnection?[Math.Max(1, idle)];
    private volatile bool _disposed;

    public ReaderLease Rent()
    {
        var begun = StoreTelemetry.Begin();
        return new ReaderLease(Take(), this, begun);
    }

    /// <summary>A connection for longer than a question: how long it is held says nothing.</summary>
    public ReaderLease Hold() => new(Take(), this);

    public void Return(PreparedConnection connection)
    {
        if (_disposed || !Keep(connection))
        {
            connection.Dispose();
            return;
        }

        if (_disposed)
        {
            Drain();
        }
    }

    private PreparedConnection Take()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return TakeIdle() ?? opener.OpenReader();
    }

    public void Dispose()
    {
        _disposed = true;
        Drain();
    }

    // Each thread begins at a place of its own, where it mostly finds what it returned last.
    private int FirstPlace() => (int)((uint)Environment.CurrentManagedThreadId % (uint)_idle.Length);

    private PreparedConnection? TakeIdle()
    {
        var first = FirstPlace();
        for (var i = 0; i < _idle.Length; i++)
        {
            ref var place = ref _idle[(first + i) % _idle.Length];
            if (place is not null && Interlocked.Exchange(ref place, null) is { } connection)
            {
                return connection;
            }
        }

        return null;
    }

    private bool Keep(PreparedConnection connection)
    {
        var first = FirstPlace();
        for (var i = 0; i < _idle.Length; i++)
        {
            ref var place = ref _idle[(first + i) % _idle.Length];
            if (place is null && Interlocked.CompareExchange(ref place, connection, null) is null)
            {
                return true;
            }
        }

        return false;
    }

    private void Drain()
    {
        for (var i = 0; i < _idle.Length; i++)
        {
            Interlocked.Exchange(ref _idle[i], null)?.Dispose();
        }
    }
}
