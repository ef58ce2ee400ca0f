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
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_idle.TryTake(out var connection))
        {
            Interlocked.Decrement(ref _count);
            return new ReaderLease(connection, this);
        }

        return new ReaderLease(opener.OpenReader(), this);
    }

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
