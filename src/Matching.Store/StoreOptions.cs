namespace Matching.Store;

/// <summary>Where the store is and how to open it.</summary>
/// <param name="Path">The database file. Created, with its folder, when absent and neither <see cref="ReadOnly"/> nor <see cref="MustExist"/>.</param>
public sealed record StoreOptions(string Path)
{
    /// <summary>Whom the audit log names where a change does not say who makes it. Default: whoever runs the program.</summary>
    public AuditOrigin Origin { get; init; } = AuditOrigin.Local;

    /// <summary>How long to wait for another writer, in this process or another, unless told otherwise: 5 seconds.</summary>
    public static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Only read: nothing is created or migrated, and every write throws <see cref="StoreReadOnlyException"/>. Default: false.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Open for writing, but make no new store where there is none, so that a mistyped path is an error. Default: false.</summary>
    public bool MustExist { get; init; }

    /// <summary>How long a write waits for another one before <see cref="StoreBusyException"/>. Default: <see cref="DefaultBusyTimeout"/>.</summary>
    public TimeSpan BusyTimeout { get; init; } = DefaultBusyTimeout;

    /// <summary>Read connections kept open while nobody uses them. More may be open at once. Default: 16.</summary>
    public int IdleReaders { get; init; } = 16;

    /// <summary>
    /// Largest file, in pages of 4,096 bytes: beyond it writes throw <see cref="StoreFullException"/>. Default: null, no limit but the disk's.
    /// </summary>
    public long? MaxPages { get; init; }
}
