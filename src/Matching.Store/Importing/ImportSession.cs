using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>
/// One import: one transaction that lands whole or not at all, also when the process is killed. It holds the writer's lock;
/// readers go on with the state before it. One thread at a time. <see cref="Dispose"/> without <see cref="Commit"/> undoes everything.
/// </summary>
/// <remarks>
/// Memory is bounded: engagements are looked up in the file, only ids of enterprises and institutions (up to 1.2 million) are kept.
/// Put enterprises and institutions before the engagements that name them.
/// </remarks>
public sealed class ImportSession : IDisposable
{
    private readonly WriteTransaction _transaction;
    private readonly EnterpriseWriter _enterprises;
    private readonly InstitutionWriter _institutions;
    private readonly EngagementWriter _engagements;
    private readonly SectorWriter _sectors;
    private readonly ImportDigest _digest = new();
    private readonly AuditOrigin _by;
    private readonly long _now;
    private bool _changed;
    private bool _failed;

    internal ImportSession(WriteTransaction transaction, RepeatedIds repeated, DateTimeOffset now, AuditOrigin by)
    {
        _transaction = transaction;
        _by = by;
        _now = StoredTime.Write(now);
        try
        {
            var connection = transaction.Connection;
            var enterpriseKeys = new KeyCache(connection, CatalogueSql.FindEnterpriseKey);
            var institutionKeys = new KeyCache(connection, CatalogueSql.FindInstitutionKey);
            _enterprises = new EnterpriseWriter(connection, enterpriseKeys, repeated, _now, _digest);
            _institutions = new InstitutionWriter(connection, institutionKeys, repeated, _now, _digest);
            _sectors = new SectorWriter(connection, repeated, _now, _digest);
            _engagements = new EngagementWriter(connection, enterpriseKeys, institutionKeys, repeated, _digest);
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <summary>Adds an enterprise, or updates the one with its id.</summary>
    /// <exception cref="StoreFullException">No room. The import is over and undone.</exception>
    public UpsertResult Put(Enterprise enterprise)
    {
        ArgumentNullException.ThrowIfNull(enterprise);
        return Guard(_enterprises.Put, enterprise);
    }

    /// <summary>Adds an institution, or updates the one with its id; how long a known one is valid stays as it was.</summary>
    /// <exception cref="StoreFullException">No room. The import is over and undone.</exception>
    public UpsertResult Put(Institution institution)
    {
        ArgumentNullException.ThrowIfNull(institution);
        return Guard(value => _institutions.Put(value, withValidity: false), institution);
    }

    /// <summary>Adds an institution, or updates the one with its id, <see cref="Institution.ValidUntil"/> included.</summary>
    /// <exception cref="StoreFullException">No room. The import is over and undone.</exception>
    public UpsertResult PutWhole(Institution institution)
    {
        ArgumentNullException.ThrowIfNull(institution);
        return Guard(value => _institutions.Put(value, withValidity: true), institution);
    }

    /// <summary>
    /// Adds a custom sector, or updates the one with its id. Rejected when its id is built in, its parent is not, or another sector answers to
    /// one of its names.
    /// </summary>
    /// <exception cref="StoreFullException">No room. The import is over and undone.</exception>
    public UpsertResult Put(CustomSector sector)
    {
        ArgumentNullException.ThrowIfNull(sector);
        return Guard(_sectors.Put, sector);
    }

    /// <summary>Adds an engagement, or updates the one with its id. Rejected when its enterprise or institution is unknown.</summary>
    /// <exception cref="StoreFullException">No room. The import is over and undone.</exception>
    public UpsertResult Put(Engagement engagement)
    {
        ArgumentNullException.ThrowIfNull(engagement);
        return Guard(_engagements.Put, engagement);
    }

    /// <summary>Makes the import visible, durably, and ends it. When nothing was changed, nothing is written.</summary>
    /// <returns>The data revision from now on: one higher, or the same when nothing was changed.</returns>
    public long Commit()
    {
        ThrowIfFailed();
        var connection = _transaction.Connection;
        if (!_changed)
        {
            var same = connection.ExecuteScalar<long>(StateSql.DataRevision);
            _transaction.Dispose();
            return same;
        }

        _engagements.Finish();
        var revision = connection.ExecuteScalar<long>(StateSql.RaiseDataRevision);
        AuditWriter.Add(connection, _by, "import", _digest.Finish(revision), _now);
        _transaction.Commit();
        return revision;
    }

    /// <summary>Undoes everything unless it was committed, and gives the writer's lock back.</summary>
    public void Dispose()
    {
        _transaction.Dispose();
        _digest.Dispose();
    }

    private UpsertResult Guard<T>(Func<T, UpsertResult> put, T value)
    {
        ThrowIfFailed();
        try
        {
            var result = put(value);
            _changed |= result.Outcome is UpsertOutcome.Inserted or UpsertOutcome.Updated;
            return result;
        }
        catch (StoreException)
        {
            // A half-written value (a row without its names) must never be committed.
            _failed = true;
            throw;
        }
    }

    private void ThrowIfFailed()
    {
        if (_failed)
        {
            throw new InvalidOperationException("The import has failed: dispose it and begin a new one.");
        }
    }
}
