using Matching.Domain;
using Matching.Learning;
using Matching.Store;

namespace Matching.Jobs;

/// <summary>Ranks every active query with the active model and writes the tops as a new generation, which becomes current all at once.</summary>
public static class PublishJob
{
    /// <summary>Lines a page keeps: the largest page the service hands out.</summary>
    public const int PageLines = 200;

    /// <summary>Runs the job with every page in the order of its scores.</summary>
    /// <inheritdoc cref="Run(MatchingStore, ModelRegistry, PublishOptions, TimeProvider, IProgress{JobProgress}, CancellationToken)"/>
    public static PublishResult Run(
        MatchingStore store, ModelRegistry registry, TimeProvider time, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Run(store, registry, new PublishOptions(), time, progress, cancellationToken);

    /// <summary>Runs the job.</summary>
    /// <param name="store">Read from and written to.</param>
    /// <param name="registry">Names the active model.</param>
    /// <param name="options">How to publish. With a cap every page is held in memory until all are ranked: about 5 kB each.</param>
    /// <param name="time">The clock of the generation.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellationToken">Stops it; the current generation then stays.</param>
    /// <exception cref="NoActiveModelException">No version is active.</exception>
    /// <exception cref="ModelDamagedException">The active version cannot be loaded.</exception>
    /// <exception cref="StoreException">The store is busy, read-only or full.</exception>
    public static PublishResult Run(
        MatchingStore store,
        ModelRegistry registry,
        PublishOptions options,
        TimeProvider time,
        IProgress<JobProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(options);
        var version = registry.CurrentVersion() ?? throw new NoActiveModelException(registry.Directory);
        var model = registry.Load(version);
        progress?.Report(new JobProgress("reading the store"));
        var rankedAt = time.GetUtcNow();
        var data = LearningData.LoadToRank(store);
        var ranker = new Ranker(data.Catalogue, EngagementHistory.Before(data.Catalogue, data.Log, data.ServingYear), model, rankedAt);
        var queries = ActiveQueries.Of(data);
        var book = new ExposureBook(data.Catalogue, options);
        using var writer = store.Rankings.BeginGeneration(version, data.DataRevision, time, rankedAt, options.Cap);
        var pairs = options.Cap is { } cap
            ? WriteCapped(ranker, queries, cap, writer, book, progress, cancellationToken)
            : WriteAsRanked(ranker, queries, writer, book, progress, cancellationToken);
        return new PublishResult(writer.Commit(), pairs, book.Report());
    }

    private static long WriteAsRanked(
        Ranker ranker, IReadOnlyList<RankQuery> queries, GenerationWriter writer, ExposureBook book, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        long pairs = 0;
        RankingPipeline.Run(
            ranker,
            queries,
            PageLines,
            head =>
            {
                writer.Write(head.Page);
                book.Add(head.Page);
                pairs += head.Page.CandidateCount;
            },
            progress,
            cancellationToken);
        return pairs;
    }

    /// <summary>Who may stand on which first page is known only when every page is ranked.</summary>
    private static long WriteCapped(
        Ranker ranker,
        IReadOnlyList<RankQuery> queries,
        ExposureCap cap,
        GenerationWriter writer,
        ExposureBook book,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        var heads = new RankedHead[queries.Count];
        RankingPipeline.Run(ranker, queries, PageLines, head => heads[head.Index] = head, progress, cancellationToken);
        foreach (var page in book.Arrange(heads, cap))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(page);
        }

        return heads.Sum(head => (long)head.Page.CandidateCount);
    }
}
