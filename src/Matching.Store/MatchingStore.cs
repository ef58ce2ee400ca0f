using Dapper;
using Microsoft.Data.Sqlite;

namespace Matching.Store;

/// <summary>
/// The embedded store: one SQLite file with the catalogue, the engagements, the events and the published rankings.
/// Thread-safe: any number of readers, one writer at a time; readers never wait for the writer.
/// </summary>
public sealed class MatchingStore : IDisposable
{
    private readonly ReaderPool _readers;
    private readonly Writer? _writer;
    private readonly AuditOrigin _origin;

    private MatchingStore(string path, ReaderPool readers, Writer? writer, AuditOrigin origin)
    {
        _origin = origin;
        Path = path;
        _readers = readers;
        _writer = writer;
        Catalogue = new CatalogueReader(readers);
        Engagements = new EngagementReader(readers);
        Rankings = new RankingPages(path, readers, Write, origin);
        Events = new EventLog(readers, Write, origin);
        Keys = new KeyRing(readers, Write, origin);
        ApiKeys = new ApiKeyTable(readers, Write, origin);
        Operations = new OperationTable(readers, Write, origin);
        Audit = new AuditLog(readers, Write);
    }

    /// <summary>The database file, as a full path.</summary>
    public string Path { get; }

    /// <summary>Enterprises and institutions.</summary>
    public CatalogueReader Catalogue { get; }

    /// <summary>Who worked with whom.</summary>
    public EngagementReader Engagements { get; }

    /// <summary>Published rankings.</summary>
    public RankingPages Rankings { get; }

    /// <summary>What users did with rankings.</summary>
    public EventLog Events { get; }

    /// <summary>Work that takes longer than a call may.</summary>
    public OperationTable Operations { get; }

    /// <summary>Who changed what.</summary>
    public AuditLog Audit { get; }

    /// <summary>Keys the service signs with.</summary>
    public KeyRing Keys { get; }

    /// <summary>Keys by which callers show who they are.</summary>
    public ApiKeyTable ApiKeys { get; }

    /// <summary>
    /// Counts the committed changes of catalogue and engagements, those that events tell of among them, from 0. Read from the file at each call (one row), so that another
    /// process's import is seen too.
    /// </summary>
    public long DataRevision
    {
        get
        {
            using var lease = _readers.Rent();
            return lease.Connection.ExecuteScalar<long>(StateSql.DataRevision);
        }
    }

    /// <summary>Opens a store; creates it, or brings its schema up to date, unless read-only.</summary>
    /// <exception cref="StoreMissingException">Read-only or said to exist, and there is no such file.</exception>
    /// <exception cref="NotADatabaseException">The file is something else. It is left as it was.</exception>
    /// <exception cref="StoreSchemaTooNewException">A newer program made it. It is left as it was.</exception>
    /// <exception cref="StoreSchemaTooOldException">Read-only, and the schema must first be brought up to date.</exception>
    /// <exception cref="StoreReadOnlyException">The file or folder cannot be written.</exception>
    /// <exception cref="StoreBusyException">Another process holds it.</exception>
    /// <exception cref="StorePragmaException">A setting was not taken.</exception>
    /// <exception cref="StoreException">Anything else the file system or the database refuses.</exception>
    public static MatchingStore Open(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(options.Path))
        {
            throw new ArgumentException("The store's path is blank.", nameof(options));
        }

        var path = System.IO.Path.GetFullPath(options.Path);
        var opener = new ConnectionOpener(path, options);
        StoreFile.Check(path, options, opener);
        Writer? writer = null;
        ReaderPool? readers = null;
        try
        {
            if (!options.ReadOnly)
            {
                var connection = opener.OpenWriter();
                writer = new Writer(connection, options.BusyTimeout);
                using var migration = opener.OpenRaw(SqliteOpenMode.ReadWrite);
                Migrator.Migrate(path, migration);
            }

            readers = new ReaderPool(opener, options.IdleReaders);
            using (readers.Rent())
            {
                // Opening one now shows every fault at start and not at the first question.
            }

            return new MatchingStore(path, readers, writer, options.Origin);
        }
        catch
        {
            readers?.Dispose();
            writer?.Dispose();
            throw;
        }
    }

    /// <summary>Begins an import: one transaction that holds the writer's lock until it is committed or disposed.</summary>
    /// <param name="repeated">What to do with an id that was already put in this import.</param>
    /// <param name="time">The clock that says when rows were added or changed; null means the system's.</param>
    /// <param name="by">Who imports, for the audit log; null for the store's own origin.</param>
    /// <exception cref="StoreBusyException">Another write goes on, in this process or another.</exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    public ImportSession BeginImport(RepeatedIds repeated = RepeatedIds.Reject, TimeProvider? time = null, AuditOrigin? by = null) =>
        new(Write().Begin(), repeated, (time ?? TimeProvider.System).GetUtcNow(), by ?? _origin);

    /// <summary>Begins a few changes to the catalogue: one transaction that holds the writer's lock until it is committed or disposed.</summary>
    /// <param name="time">The clock that says when rows were added or changed.</param>
    /// <param name="by">Who changes them, for the audit log; null for the store's own origin.</param>
    /// <exception cref="StoreBusyException">Another write goes on, in this process or another.</exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    public CatalogueEdit BeginEdit(TimeProvider time, AuditOrigin? by = null)
    {
        ArgumentNullException.ThrowIfNull(time);
        return new CatalogueEdit(Write().Begin(), time.GetUtcNow(), by ?? _origin);
    }

    /// <summary>One consistent state of the data for as long as it is held, whatever is imported meanwhile. Dispose it soon.</summary>
    public StoreSnapshot BeginSnapshot() => new(_readers.Hold());

    /// <summary>Reads the whole file and checks that its pages, indexes and references agree. Takes seconds for a large store.</summary>
    /// <exception cref="StoreDamagedException">They do not.</exception>
    public void QuickCheck()
    {
        using var lease = _readers.Rent();
        var faults = lease.Connection.Query<string>(StateSql.QuickCheck).Where(line => line != "ok").ToList();
        if (faults.Count == 0)
        {
            faults = lease.Connection.Query<string>(StateSql.ForeignKeyCheck).AsList();
        }

        if (faults.Count > 0)
        {
            throw new StoreDamagedException(Path, string.Join("; ", faults));
        }
    }

    /// <summary>Closes every connection. An import that is still open is rolled back.</summary>
    public void Dispose()
    {
        _readers.Dispose();
        _writer?.Dispose();
    }

    private Writer Write() => _writer ?? throw new StoreReadOnlyException(Path, "it was opened read-only");
}
