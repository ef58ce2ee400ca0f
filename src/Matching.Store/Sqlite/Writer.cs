namespace Matching.Store;

/// <summary>The one connection that writes, behind a lock. A lock wait counts against the same busy time-out as another process's lock.</summary>
internal sealed class Writer(PreparedConnection connection, TimeSpan busyTimeout) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Takes the lock and begins an immediate transaction.</summary>
    public WriteTransaction Begin()
    {
        var begun = StoreTelemetry.Begin();
        if (!_gate.Wait(busyTimeout))
        {
            StoreTelemetry.Waited(begun, taken: false);
            throw new StoreBusyException(connection.Path, "an import or another write of this process holds it");
        }

        try
        {
            connection.Run(StateSql.BeginImmediate);
            StoreTelemetry.Waited(begun, taken: true);
            return new WriteTransaction(connection, _gate);
        }
        catch
        {
            StoreTelemetry.Waited(begun, taken: false);
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
