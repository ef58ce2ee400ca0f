using Dapper;

namespace Matching.Store;

/// <summary>The API keys of a store. Thread-safe; other processes may add and revoke at the same time.</summary>
public sealed class ApiKeyTable
{
    private readonly ReaderPool _readers;
    private readonly Func<Writer> _writer;
    private readonly AuditOrigin _origin;

    internal ApiKeyTable(ReaderPool readers, Func<Writer> writer, AuditOrigin origin)
    {
        _origin = origin;
        _readers = readers;
        _writer = writer;
    }

    /// <summary>Rises with every key that is added and every one that is revoked. One row is read at each call, so that other processes' changes are seen.</summary>
    public long Revision
    {
        get
        {
            using var lease = _readers.Rent();
            return lease.Connection.ExecuteScalar<long>(ApiKeySql.Revision);
        }
    }

    /// <summary>Every key, the revoked and expired too, oldest first.</summary>
    public IReadOnlyList<ApiKey> List()
    {
        using var lease = _readers.Rent();
        return lease.Connection.Query<ApiKeyRow>(ApiKeySql.List).AsList().ConvertAll(row => row.ToKey());
    }

    /// <summary>Adds a key, durably.</summary>
    /// <param name="key">The key, with an id nobody has.</param>
    /// <exception cref="StoreBusyException">An import goes on.</exception>
    public void Add(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var transaction = _writer().Begin();
        transaction.Connection.Execute(ApiKeySql.Insert, ApiKeyRow.From(key));
        AuditWriter.Add(
            transaction.Connection,
            _origin with { Principal = key.CreatedBy },
            "keys create",
            new AuditChange($"apiKeys/{key.Id}", null, key.Hash, $"name {key.Name}, roles {key.Roles}"),
            StoredTime.Write(key.CreatedAt));
        transaction.Commit();
    }

    /// <summary>Revokes a key for good, durably.</summary>
    /// <returns>Whether it was there and not revoked before.</returns>
    /// <exception cref="StoreBusyException">An import goes on.</exception>
    public bool Revoke(string id, DateTimeOffset at)
    {
        using var transaction = _writer().Begin();
        var revoked = transaction.Connection.Execute(ApiKeySql.Revoke, new { Id = id, At = StoredTime.Write(at) }) == 1;
        if (revoked)
        {
            AuditWriter.Add(transaction.Connection, _origin, "keys revoke", new AuditChange($"apiKeys/{id}"), StoredTime.Write(at));
        }

        transaction.Commit();
        return revoked;
    }
}
