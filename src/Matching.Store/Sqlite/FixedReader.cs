namespace Matching.Store;

/// <summary>One connection for every question, inside its one transaction.</summary>
internal sealed class FixedReader(PreparedConnection connection) : IReaderSource
{
    public ReaderLease Rent() => new(connection, home: null);
}
