using Dapper;
using Matching.Domain;

namespace Matching.Store;

/// <summary>
/// Writes one generation in short transactions: imports and events go on between them. <see cref="Commit"/> makes it the current one
/// by one row; disposed without that, it is removed and was never visible. One thread at a time.
/// </summary>
public sealed class GenerationWriter : IDisposable
{
    private const int BatchSize = 500;

    private readonly string _path;
    private readonly Writer _writer;
    private readonly TimeProvider _time;
    private readonly List<(RankQuery Query, byte[] Page)> _batch = new(BatchSize);
    private readonly string _modelVersion;
    private readonly long _dataRevision;
    private readonly long _rankedAt;
    private readonly ExposureCap? _cap;
    private readonly AuditOrigin _by;
    private readonly ContentDigest _digest = new();
    private bool _ended;

    private GenerationWriter(
        string path, Writer writer, string modelVersion, long dataRevision, TimeProvider time, long rankedAt, ExposureCap? cap, AuditOrigin by, long number)
    {
        _by = by;
        _path = path;
        _writer = writer;
        _modelVersion = modelVersion;
        _dataRevision = dataRevision;
        _time = time;
        _rankedAt = rankedAt;
        _cap = cap;
        Number = number;
    }

    /// <summary>The number this generation will have.</summary>
    public long Number { get; }

    /// <summary>Adds a page.</summary>
    /// <exception cref="UnknownResourceException">Its enterprise is not in the store.</exception>
    /// <exception cref="ArgumentException">A page for the same query was written before.</exception>
    /// <exception cref="StoreException">Another publisher began meanwhile and cleared this generation away.</exception>
    public void Write(RankedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        ObjectDisposedException.ThrowIf(_ended, this);
        _batch.Add((page.Query, PageFormat.Encode(page)));
        if (_batch.Count == BatchSize)
        {
            Flush();
        }
    }

    /// <summary>Makes this generation the current one, durably; then removes all but it and the two before.</summary>
    /// <returns>The published generation.</returns>
    public Generation Commit()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        Flush();
        var publishedAt = StoredTime.Write(_time.GetUtcNow());
        long pageCount;
        using (var transaction = _writer.Begin())
        {
            var connection = transaction.Connection;
            if (connection.Execute(RankingSql.Publish, new { PublishedAt = publishedAt, Generation = Number }) != 1)
            {
                throw Superseded();
            }

            connection.Execute(RankingSql.MakeCurrent, new { Generation = Number });
            pageCount = connection.ExecuteScalar<long>(RankingSql.PageCount, new { Generation = Number });
            var details = $"{pageCount} pages by model {_modelVersion}, data revision {_dataRevision}";
            AuditWriter.Add(connection, _by, "publish", new AuditChange($"generations/{Number}", null, _digest.Finish(), details), publishedAt);
            transaction.Commit();
        }

        _ended = true;
        TryClean(() => GenerationCleaner.RemoveOutdated(_writer));
        return new Generation(Number, _modelVersion, _dataRevision, pageCount, StoredTime.Read(publishedAt), _cap) { RankedAt = StoredTime.Read(_rankedAt) };
    }

    /// <summary>Removes what was written, unless it was committed.</summary>
    public void Dispose()
    {
        _digest.Dispose();
        if (_ended)
        {
            return;
        }

        _ended = true;
        TryClean(() => GenerationCleaner.Remove(_writer, Number));
    }

    internal static GenerationWriter Begin(
        string path, Writer writer, string modelVersion, long dataRevision, TimeProvider time, DateTimeOffset rankedAt, ExposureCap? cap, AuditOrigin by)
    {
        GenerationCleaner.RemoveUnpublished(writer);
        using var transaction = writer.Begin();
        var moment = StoredTime.Write(rankedAt);
        var row = new
        {
            ModelVersion = modelVersion,
            DataRevision = dataRevision,
            RankedAt = moment,
            CapPages = (long?)cap?.MostPages,
            CapPlaces = (long?)cap?.FirstPage,
        };
        var number = transaction.Connection.ExecuteScalar<long>(RankingSql.Begin, row);
        transaction.Commit();
        return new GenerationWriter(path, writer, modelVersion, dataRevision, time, moment, cap, by, number);
    }

    // What is left lying is invisible, and the next generation or flip removes it: no reason to fail a publication.
    private static void TryClean(Action clean)
    {
        try
        {
            clean();
        }
        catch (StoreException)
        {
        }
    }

    private void Flush()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        using var transaction = _writer.Begin();
        var connection = transaction.Connection;
        if (connection.Execute(RankingSql.CountPages, new { Count = _batch.Count, Generation = Number }) != 1)
        {
            throw Superseded();
        }

        foreach (var (query, page) in _batch)
        {
            Insert(connection, query, page);
        }

        transaction.Commit();
        _batch.Clear();
    }

    private void Insert(PreparedConnection connection, RankQuery query, byte[] page)
    {
        var row = new
        {
            Generation = Number,
            Enterprise = query.Enterprise.Value,
            Sector = query.Sector?.Value ?? string.Empty,
            Region = query.Region.Value,
            Page = page,
        };
        if (connection.Execute(RankingSql.InsertPage, row) == 1)
        {
            _digest.Add(row.Enterprise);
            _digest.Add(row.Sector);
            _digest.Add(row.Region);
            _digest.Add(page);
            return;
        }

        throw connection.ExecuteScalar<long?>(CatalogueSql.FindEnterpriseKey, new { Id = query.Enterprise.Value }) is null
            ? new UnknownResourceException("enterprise", query.Enterprise.Value)
            : new ArgumentException($"A page for {query} was already written to generation {Number}.", nameof(query));
    }

    private StoreException Superseded() => new(
        _path,
        $"Generation {Number} of '{_path}' was cleared away because another publication began. " +
        "Let one publisher run at a time, and publish again.");
}
