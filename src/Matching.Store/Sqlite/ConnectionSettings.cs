namespace Matching.Store;

/// <summary>One setting of a connection.</summary>
/// <param name="Name">The pragma.</param>
/// <param name="Value">Its value, written as SQLite answers it.</param>
internal readonly record struct ConnectionSetting(string Name, string Value);

/// <summary>What every connection is set to, each with its reason.</summary>
internal static class ConnectionSettings
{
    public static IEnumerable<ConnectionSetting> Writer(StoreOptions options)
    {
        // Readers go on while the one writer writes.
        yield return new("journal_mode", "wal");

        // FULL: a commit is on the disk before it is acknowledged, power loss included. Commits are few (an import is one), so it costs little.
        yield return new("synchronous", "2");

        // 64 MiB: bulk inserts touch four trees at once. Not more, since an import must stay under 500 MB.
        yield return new("cache_size", "-65536");

        // A large import leaves a large log: give the space back after it.
        yield return new("journal_size_limit", "67108864");
        if (options.MaxPages is { } pages)
        {
            yield return new("max_page_count", pages.ToString());
        }

        foreach (var setting in Both())
        {
            yield return setting;
        }
    }

    public static IEnumerable<ConnectionSetting> Reader()
    {
        yield return new("query_only", "1");

        // Up to 16 idle readers keep theirs.
        yield return new("cache_size", "-8192");
        foreach (var setting in Both())
        {
            yield return setting;
        }
    }

    private static IEnumerable<ConnectionSetting> Both()
    {
        yield return new("foreign_keys", "1");

        // Refuse functions with side effects in a schema that somebody else wrote, and notice a damaged page when it is read.
        yield return new("trusted_schema", "0");
        yield return new("cell_size_check", "1");
    }
}
