namespace Matching.Store;

/// <summary>
/// Copies a store while it is in use, and puts a copy back. Either way the file is written aside, checked, flushed to the disk and only then given
/// its name: whatever stops it, what was there before stays whole. The models folder is none of its business: versions never change, so
/// any copy of the folder is good.
/// </summary>
public static class StoreBackup
{
    /// <summary>What is added to the name of the file that a restore replaces.</summary>
    public const string ReplacedSuffix = ".before-restore";

    /// <summary>Copies the state of one moment, beside readers and writers, into a file of its own.</summary>
    /// <param name="database">The store.</param>
    /// <param name="target">The backup: a single file, complete without any beside it.</param>
    /// <param name="replace">Whether an earlier backup may be replaced.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    /// <exception cref="StoreMissingException">There is no store.</exception>
    /// <exception cref="NotADatabaseException">The file is something else.</exception>
    /// <exception cref="StoreSchemaTooNewException">A newer program made it.</exception>
    /// <exception cref="StoreExistsException">The backup is there already.</exception>
    /// <exception cref="StoreDamagedException">What was copied contradicts itself: the store is damaged. Nothing is left.</exception>
    /// <exception cref="StoreFullException">No room for the copy. Nothing is left.</exception>
    public static BackupResult Backup(
        string database, string target, bool replace = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        var (from, to) = Paths(database, target);
        if (!replace && File.Exists(to))
        {
            throw new StoreExistsException(to);
        }

        if (replace && File.Exists(to))
        {
            // Only a store's backup is replaced: a mistyped --out must not cost somebody's file.
            StoreFile.CheckCopy(to);
        }

        StoreFile.CheckCopy(from);
        using var aside = AsideFile.Beside(to);
        var (version, revision) = StoreCopy.Copy(from, aside.Path, progress, cancellation);
        aside.MoveTo(to, keepReplacedAs: null);
        return new BackupResult(to, new FileInfo(to).Length, version, revision, null);
    }

    /// <summary>Puts a backup in the place of a store that nobody has open.</summary>
    /// <param name="backup">The backup, which is only read.</param>
    /// <param name="database">The store to be.</param>
    /// <param name="replace">
    /// Whether a store that is there may be replaced; it is kept, with <see cref="ReplacedSuffix"/> added to its name, until the next restore.
    /// </param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="StoreMissingException">There is no backup.</exception>
    /// <exception cref="NotADatabaseException">The backup is something else.</exception>
    /// <exception cref="StoreSchemaTooNewException">A newer program made it.</exception>
    /// <exception cref="StoreDamagedException">The backup contradicts itself.</exception>
    /// <exception cref="StoreExistsException">A store is there already.</exception>
    /// <exception cref="StoreBusyException">A service or another program has the store open.</exception>
    public static BackupResult Restore(
        string backup, string database, bool replace = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        var (from, to) = Paths(backup, database);
        if (!replace && File.Exists(to))
        {
            throw new StoreExistsException(to);
        }

        StoreFile.CheckCopy(from);
        using var aside = AsideFile.Beside(to);
        var (version, revision) = StoreCopy.Copy(from, aside.Path, progress, cancellation);
        var replaced = File.Exists(to) ? to + ReplacedSuffix : null;
        using (replaced is null ? null : ReplacedStore.Seize(to))
        {
            aside.MoveTo(to, replaced);
        }

        return new BackupResult(to, new FileInfo(to).Length, version, revision, replaced);
    }

    private static (string From, string To) Paths(string from, string to)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(from);
        ArgumentException.ThrowIfNullOrWhiteSpace(to);
        var (source, target) = (Path.GetFullPath(from), Path.GetFullPath(to));
        return source == target ? throw new StoreExistsException(target) : (source, target);
    }
}
