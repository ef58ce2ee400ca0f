using Dapper;

namespace Matching.Store;

/// <summary>
/// One committed state of catalogue and engagements, unmoved by imports that land meanwhile: what training and publishing read from.
/// One thread at a time. Held long, it keeps the write-ahead log from being emptied.
/// </summary>
public sealed class StoreSnapshot : IDisposable
{
    private readonly ReaderLease _lease;
    private bool _disposed;

    internal StoreSnapshot(ReaderLease lease)
    {
        _lease = lease;
        try
        {
            lease.Connection.Run(StateSql.BeginRead);

            // A deferred transaction takes its state at the first read: this one.
            DataRevision = lease.Connection.ExecuteScalar<long>(StateSql.DataRevision);
        }
        catch
        {
            lease.Connection.Dispose();
            throw;
        }

        var source = new FixedReader(lease.Connection);
        Catalogue = new CatalogueReader(source);
        Engagements = new EngagementReader(source);
        Events = new EventReader(source);
    }

    /// <summary>The data revision of this state.</summary>
    public long DataRevision { get; }

    /// <summary>Enterprises and institutions of this state.</summary>
    public CatalogueReader Catalogue { get; }

    /// <summary>Engagements of this state.</summary>
    public EngagementReader Engagements { get; }

    /// <summary>Events of this state.</summary>
    public EventReader Events { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _lease.Connection.Run(StateSql.Rollback);
        _lease.Dispose();
    }
}
