using System.Security.Cryptography;
using Dapper;

namespace Matching.Store;

/// <summary>Random keys the service signs with. They live in the store, so that every replica has the same and a restart changes none. Thread-safe.</summary>
public sealed class KeyRing
{
    /// <summary>Length of a key, in bytes.</summary>
    public const int KeyLength = 32;

    private readonly ReaderPool _readers;
    private readonly Func<Writer> _writer;
    private readonly AuditOrigin _origin;

    internal KeyRing(ReaderPool readers, Func<Writer> writer, AuditOrigin origin)
    {
        _origin = origin;
        _readers = readers;
        _writer = writer;
    }

    /// <summary>The key of a purpose; made when it is first asked for.</summary>
    /// <param name="purpose">What it signs, for example <c>attribution</c>.</param>
    /// <exception cref="StoreBusyException">It must be made, and an import goes on.</exception>
    /// <exception cref="StoreReadOnlyException">It must be made, and the store was opened read-only.</exception>
    public byte[] GetOrCreate(string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        if (Find(purpose) is { } key)
        {
            return key;
        }

        using (var transaction = _writer().Begin())
        {
            if (transaction.Connection.Execute(KeySql.Insert, new { Purpose = purpose, Key = RandomNumberGenerator.GetBytes(KeyLength) }) == 1)
            {
                AuditWriter.Add(transaction.Connection, _origin, "make key", new AuditChange($"keys/{purpose}"), StoredTime.Write(TimeProvider.System.GetUtcNow()));
            }

            transaction.Commit();
        }

        // Read back: another replica may have been first.
        return Find(purpose) ?? throw new InvalidOperationException($"The key of '{purpose}' was not kept.");
    }

    private byte[]? Find(string purpose)
    {
        using var lease = _readers.Rent();
        return lease.Connection.QueryFirstOrDefault<byte[]>(KeySql.Find, new { Purpose = purpose });
    }
}
