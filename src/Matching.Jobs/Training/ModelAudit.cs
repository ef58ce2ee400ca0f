using Matching.Learning;
using Matching.Store;

namespace Matching.Jobs;

/// <summary>
/// Tells the audit log of changes of the models folder. It is no part of the store, so no transaction holds both: a line is written before the
/// change, without which it is not begun, and another after it says how it ended. A change that was killed in between has the first line alone.
/// </summary>
public static class ModelAudit
{
    /// <summary>Stands for the version while nobody can say which it will be.</summary>
    public const string Unnamed = "-";

    /// <summary>Makes a change between the two lines.</summary>
    /// <param name="store">Keeps the log.</param>
    /// <param name="registry">What is changed.</param>
    /// <param name="by">Who changes it, by what.</param>
    /// <param name="version">The version that is to become active.</param>
    /// <param name="time">The clock.</param>
    /// <param name="change">The change.</param>
    /// <exception cref="StoreException">The first line cannot be written; nothing was changed.</exception>
    public static T Around<T>(MatchingStore store, ModelRegistry registry, AuditOrigin by, string version, TimeProvider time, Func<T> change)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(change);
        var before = registry.CurrentVersion();
        store.Audit.Record(by, new AuditChange($"models/{version}", HashOf(registry, before), null, $"begun; active is {before ?? "none"}"), time.GetUtcNow());
        try
        {
            var result = change();
            End(store, registry, by, version, time, before, "done");
            return result;
        }
        catch (Exception exception)
        {
            End(store, registry, by, version, time, before, $"not done ({exception.GetType().Name})");
            throw;
        }
    }

    private static void End(MatchingStore store, ModelRegistry registry, AuditOrigin by, string version, TimeProvider time, string? before, string how)
    {
        try
        {
            var now = registry.CurrentVersion();
            var named = version == Unnamed ? now ?? version : version;
            store.Audit.Record(
                by,
                new AuditChange($"models/{named}", HashOf(registry, before), HashOf(registry, now), $"{how}; active was {before ?? "none"}, is {now ?? "none"}"),
                time.GetUtcNow());
        }
        catch (StoreException)
        {
            // The change is made, and its first line says by whom: to report it as failed would have it made twice.
        }
    }

    /// <summary>Stands for the files of a version; null when there is none, or its manifest cannot be read.</summary>
    private static byte[]? HashOf(ModelRegistry registry, string? version)
    {
        try
        {
            if (version is null)
            {
                return null;
            }

            using var digest = new ContentDigest();
            var manifest = registry.Get(version);
            foreach (var (name, hash) in manifest.Artefacts.Concat(manifest.Files).OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                digest.Add(name);
                digest.Add(hash);
            }

            return digest.Finish();
        }
        catch (Exception exception) when (exception is ModelDamagedException or Domain.UnknownResourceException)
        {
            return null;
        }
    }
}
