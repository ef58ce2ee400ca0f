namespace Matching.Store;

/// <summary>An immediate transaction on the writer's connection; whatever is not committed is rolled back.</summary>
internal sealed class WriteTransaction(PreparedConnection connection, SemaphoreSlim gate) : IDisposable
{
    private readonly long _begun = StoreTelemetry.Begin();
    private bool _ended;

    public PreparedConnection Connection => _ended ? throw new InvalidOperationException("The transaction has ended.") : connection;

    public void Commit()
    {
        Connection.Run(StateSql.Commit);
        End(committed: true);
    }

    public void Dispose()
    {
        if (_ended)
        {
            return;
        }

        try
        {
            connection.Run(StateSql.Rollback);
        }
        catch (StoreException)
        {
            // A full disk or an I/O error has rolled it back already; there is nothing left to undo.
        }
        finally
        {
            End(committed: false);
        }
    }

    private void End(bool committed)
    {
        _ended = true;
        StoreTelemetry.Wrote(_begun, committed);
        try
        {
            gate.Release();
        }
        catch (ObjectDisposedException)
        {
            // The store was closed first.
        }
    }
}
