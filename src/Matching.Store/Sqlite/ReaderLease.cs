namespace Matching.Store;

/// <summary>A connection for the time of one question.</summary>
internal readonly struct ReaderLease(PreparedConnection connection, ReaderPool? home, long begun = 0) : IDisposable
{
    public PreparedConnection Connection { get; } = connection;

    public void Dispose()
    {
        StoreTelemetry.Read(begun);
        home?.Return(Connection);
    }
}
