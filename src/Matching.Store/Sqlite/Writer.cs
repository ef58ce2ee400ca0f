namespace Matching.Store;

/// <summary>The one connection that writes, behind a lock. A lock wait counts against the same busy time-out as another process's lock.</summary>
internal sealed class Writer(PreparedConnection connection, TimeSpan busyTimeout) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Takes the lock and begins an immediate transaction.</summary>
    public WriteTransaction Begin()
    {
        if (!_gate.Wait(busyTimeout))
        {
            throw new StoreBusyException(connection.Path, "an import or another write of this process holds it");
        }

        try
        {
            connection.Run(StateSql.BeginImmediate);
            return new WriteTransaction(connection, _gate);
        }
        catch
        {
            _gate.Release();
            throw;
        }
    }

    public void Dispose()
    {
        // A session still open when the store closes loses its transaction with the connection.
        connection.Dispose();
        _gate.Dispose();
    }
}
