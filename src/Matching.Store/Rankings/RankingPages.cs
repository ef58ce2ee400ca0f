using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Published rankings: whole generations of pages. Thread-safe.</summary>
/// <remarks>
/// The current generation and the two before it are kept, so that a reader that asked <see cref="Current"/> just before a flip still
/// finds its pages.
/// </remarks>
public sealed class RankingPages
{
    private readonly string _path;
    private readonly ReaderPool _readers;
    private readonly Func<Writer> _writer;
    private readonly AuditOrigin _origin;

    internal RankingPages(string path, ReaderPool readers, Func<Writer> writer, AuditOrigin origin)
    {
        _origin = origin;
        _path = path;
        _readers = readers;
        _writer = writer;
    }

    /// <summary>The generation to serve from, or null while none has been published.</summary>
    public Generation? Current()
    {
        using var lease = _readers.Rent();
        return lease.Connection.QueryFirstOrDefault<GenerationRow>(RankingSql.Current)?.ToGeneration();
    }

    /// <summary>The page of a generation that answers a query, or null when none was published for it.</summary>
    /// <param name="generation">The generation's number, from <see cref="Current"/>.</param>
    /// <param name="query">The query, exactly as published.</param>
    /// <exception cref="StoreDamagedException">The page's bytes make no sense.</exception>
    public RankedPage? Find(long generation, RankQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        byte[]? page;
        using (var lease = _readers.Rent())
        {
            page = lease.Connection.QueryFirstOrDefault<byte[]>(
                RankingSql.Find,
                new
                {
                    Generation = generation,
                    Enterprise = query.Enterprise.Value,
                    Sector = query.Sector?.Value ?? string.Empty,
                    Region = query.Region.Value,
                });
        }

        return page is null ? null : Decode(generation, query, page);
    }

    /// <summary>The first lines of the page that answers a query, as they are stored; null when none was published for it.</summary>
    /// <param name="generation">The generation's number, from <see cref="Current"/>.</param>
    /// <param name="query">The query, exactly as published.</param>
    /// <param name="lines">How many lines at least, where the page has as many.</param>
    /// <exception cref="StoreDamagedException">The page's bytes make no sense.</exception>
    public PageHead? FindHead(long generation, RankQuery query, int lines)
    {
        ArgumentNullException.ThrowIfNull(query);
        byte[]? bytes;
        using (var lease = _readers.Rent())
        {
            bytes = lease.Connection.QueryFirstOrDefault<byte[]>(
                RankingSql.FindHead,
                new HeadKey(PageHead.LengthOf(lines), generation, query.Enterprise.Value, query.Sector?.Value ?? string.Empty, query.Region.Value));
        }

        if (bytes is null)
        {
            return null;
        }

        var head = new PageHead(bytes);
        if (head.Holds(lines))
        {
            return head;
        }

        // Ids longer than usual, or a damaged page, which decoding tells of.
        return Find(generation, query) is { } page ? new PageHead(PageFormat.Encode(page)) : null;
    }

    /// <summary>Some of the pages of a generation, enterprise by enterprise, in a fixed order.</summary>
    /// <param name="generation">The generation's number.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="sector">Only pages for this sector; null for all, also those that name none.</param>
    /// <param name="region">Only pages of this region; null for all.</param>
    /// <param name="limit">How many at most, 1 or more.</param>
    /// <returns>The pages; fewer than <paramref name="limit"/> at the end; null when the generation is no longer kept.</returns>
    /// <exception cref="StoreDamagedException">A page's bytes make no sense.</exception>
    public IReadOnlyList<RankedPage>? Read(long generation, PagePosition from, SectorId? sector, RegionId? region, int limit)
    {
        List<PageRow> rows;
        using (var lease = _readers.Rent())
        {
            // One state for both questions: a generation that is kept in it has all its pages.
            lease.Connection.Run(StateSql.BeginRead);
            try
            {
                if (lease.Connection.ExecuteScalar<long>(RankingSql.IsKept, new { Generation = generation, GenerationCleaner.Kept }) == 0)
                {
                    return null;
                }

                rows = lease.Connection.Query<PageRow>(
                    RankingSql.Read,
                    new
                    {
                        Generation = generation,
                        From = from.Enterprise?.Value ?? string.Empty,
                        Sector = sector?.Value,
                        Region = region?.Value,
                        Limit = limit,
                        Skip = from.Passed,
                    }).AsList();
            }
            finally
            {
                lease.Connection.Run(StateSql.Rollback);
            }
        }

        return rows.ConvertAll(row => Decode(generation, row.Query, row.Page));
    }

    /// <summary>Begins a generation, and clears away those that were given up half-written. Nothing of it is visible before its Commit.</summary>
    /// <param name="modelVersion">The model that scores its pages.</param>
    /// <param name="dataRevision">The data revision its pages are computed from (<see cref="StoreSnapshot.DataRevision"/>).</param>
    /// <param name="time">The clock that says when it was published.</param>
    /// <param name="rankedAt">The moment whose candidates its pages rank; null means now.</param>
    /// <param name="cap">The exposure cap its pages are arranged by; null for none.</param>
    /// <param name="by">Who publishes, for the audit log; null for the store's own origin.</param>
    /// <exception cref="StoreBusyException">An import goes on.</exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    public GenerationWriter BeginGeneration(string modelVersion, long dataRevision, TimeProvider time, DateTimeOffset? rankedAt = null, ExposureCap? cap = null, AuditOrigin? by = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelVersion);
        ArgumentNullException.ThrowIfNull(time);
        return GenerationWriter.Begin(_path, _writer(), modelVersion, dataRevision, time, rankedAt ?? time.GetUtcNow(), cap, by ?? _origin);
    }

    private sealed record HeadKey(int Length, long Generation, string Enterprise, string Sector, string Region);

    private RankedPage Decode(long generation, RankQuery query, byte[] page)
    {
        try
        {
            return PageFormat.Decode(query, page);
        }
        catch (FormatException error)
        {
            throw new StoreDamagedException(_path, $"{error.Message} (generation {generation}, {query})", error);
        }
    }
}
