namespace Matching.Store;

/// <summary>Where a reader gets its connection: from the pool for one question, or the one a snapshot holds.</summary>
internal interface IReaderSource
{
    ReaderLease Rent();
}
