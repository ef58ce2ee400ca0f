using System.Collections.Concurrent;
using Matching.Domain;
using Matching.Learning;
using Matching.Store;

namespace Matching.Jobs;

/// <summary>Ranks every active query with the active model and writes the tops as a new generation, which becomes current all at once.</summary>
public static class PublishJob
{
    /// <summary>Lines a page keeps: the largest page the service hands out.</summary>
    public const int PageLines = 200;

    private const int QueriesBetweenReports = 100;

    /// <summary>Runs the job.</summary>
    /// <param name="store">Read from and written to.</param>
    /// <param name="registry">Names the active model.</param>
    /// <param name="time">The clock of the generation.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellationToken">Stops it; the current generation then stays.</param>
    /// <exception cref="NoActiveModelException">No version is active.</exception>
    /// <exception cref="ModelDamagedException">The active version cannot be loaded.</exception>
    /// <exception cref="StoreException">The store is busy, read-only or full.</exception>
    public static PublishResult Run(
        MatchingStore store, ModelRegistry registry, TimeProvider time, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(registry);
        var version = registry.CurrentVersion() ?? throw new NoActiveModelException(registry.Directory);
        var model = registry.Load(version);
        progress?.Report(new JobProgress("reading the store"));
        var rankedAt = time.GetUtcNow();
        var data = LearningData.Load(store);
        var ranker = new Ranker(data.Catalogue, EngagementHistory.Before(data.Catalogue, data.Log, data.ServingYear), model, rankedAt);
        var queries = ActiveQueries.Of(data);
        using var writer = store.Rankings.BeginGeneration(version, data.DataRevision, time, rankedAt);
        var pairs = RankAll(ranker, queries, writer, progress, cancellationToken);
        return new PublishResult(writer.Commit(), pairs);
    }

    /// <summary>Ranks on every processor; one thread writes, and the rankers wait for it when it falls behind.</summary>
    private static long RankAll(
        Ranker ranker, IReadOnlyList<RankQuery> queries, GenerationWriter writer, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        using var pages = new BlockingCollection<RankedPage>(boundedCapacity: 256);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new ParallelOptions { CancellationToken = stop.Token, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var ranking = Task.Run(
            () =>
            {
                try
                {
                    Parallel.ForEach(queries, options, query => pages.Add(Rank(ranker, query, stop.Token), stop.Token));
                }
                finally
                {
                    pages.CompleteAdding();
                }
            },
            CancellationToken.None);
        try
        {
            var pairs = Write(pages, queries.Count, writer, progress);
            ranking.GetAwaiter().GetResult();
            return pairs;
        }
        catch
        {
            stop.Cancel();
            Task.WaitAny([ranking], CancellationToken.None);
            throw;
        }
    }

    private static long Write(BlockingCollection<RankedPage> pages, int total, GenerationWriter writer, IProgress<JobProgress>? progress)
    {
        long pairs = 0;
        var written = 0;
        foreach (var page in pages.GetConsumingEnumerable())
        {
            writer.Write(page);
            pairs += page.CandidateCount;
            if (++written % QueriesBetweenReports == 0)
            {
                progress?.Report(new JobProgress("ranking and writing pages", (double)written / total));
            }
        }

        return pairs;
    }

    private static RankedPage Rank(Ranker ranker, RankQuery query, CancellationToken cancellationToken)
    {
        var ranking = ranker.Rank(query, CandidateFilter.None, cancellationToken);
        return new RankedPage(query, ranking.CandidateCount, [.. ranking.Items.Take(PageLines)]);
    }
}
