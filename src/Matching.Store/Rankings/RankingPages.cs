using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>Published rankings: whole generations of pages. Thread-safe.</summary>
/// <remarks>
/// The current generation and the one before it are kept, so that a reader that asked <see cref="Current"/> just before a flip still
/// finds its pages.
/// </remarks>
public sealed class RankingPages
{
    private readonly string _path;
    private readonly ReaderPool _readers;
    private readonly Func<Writer> _writer;

    internal RankingPages(string path, ReaderPool readers, Func<Writer> writer)
    {
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

        try
        {
            return page is null ? null : PageFormat.Decode(query, page);
        }
        catch (FormatException error)
        {
            throw new StoreDamagedException(_path, $"{error.Message} (generation {generation}, {query})", error);
        }
    }

    /// <summary>Begins a generation, and clears away those that were given up half-written. Nothing of it is visible before its Commit.</summary>
    /// <param name="modelVersion">The model that scores its pages.</param>
    /// <param name="dataRevision">The data revision its pages are computed from (<see cref="StoreSnapshot.DataRevision"/>).</param>
    /// <param name="time">The clock that says when it was published.</param>
    /// <param name="rankedAt">The moment whose candidates its pages rank; null means now.</param>
    /// <exception cref="StoreBusyException">An import goes on.</exception>
    /// <exception cref="StoreReadOnlyException">The store was opened read-only.</exception>
    public GenerationWriter BeginGeneration(string modelVersion, long dataRevision, TimeProvider time, DateTimeOffset? rankedAt = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(modelVersion);
        ArgumentNullException.ThrowIfNull(time);
        return GenerationWriter.Begin(_path, _writer(), modelVersion, dataRevision, time, rankedAt ?? time.GetUtcNow());
    }
}
