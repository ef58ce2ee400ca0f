namespace Matching.Store;

/// <summary>A connection for the time of one question.</summary>
internal readonly struct ReaderLease(PreparedConnection connection, ReaderPool? home) : IDisposable
{
    public PreparedConnection Connection { get; } = connection;

    public void Dispose() => home?.Return(Connection);
}
