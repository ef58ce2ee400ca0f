using System.Collections.Concurrent;

namespace Matching.Store;

/// <summary>Open read-only connections with their prepared commands. Thread-safe.</summary>
internal sealed class ReaderPool(ConnectionOpener opener, int idle) : IReaderSource, IDisposable
{
    private readonly ConcurrentBag<PreparedConnection> _idle = [];
    private int _count;
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
        if (_disposed || Interlocked.Increment(ref _count) > idle)
        {
            if (!_disposed)
            {
                Interlocked.Decrement(ref _count);
            }

            connection.Dispose();
            return;
        }

        _idle.Add(connection);
        if (_disposed)
        {
            Drain();
        }
    }

    private PreparedConnection Take()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_idle.TryTake(out var connection))
        {
            Interlocked.Decrement(ref _count);
            return connection;
        }

        return opener.OpenReader();
    }

    public void Dispose()
    {
        _disposed = true;
        Drain();
    }

    private void Drain()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
