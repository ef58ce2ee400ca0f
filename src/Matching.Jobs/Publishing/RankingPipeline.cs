using System.Collections.Concurrent;
using Matching.Domain;
using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Ranks queries on every processor while one thread takes the results; the rankers wait for it when it falls behind.</summary>
internal static class RankingPipeline
{
    private const int QueriesBetweenReports = 100;

    /// <summary>Ranks every query, in no particular order.</summary>
    /// <param name="ranker">Ranks.</param>
    /// <param name="queries">What to rank.</param>
    /// <param name="lines">How many lines of each ranking are kept.</param>
    /// <param name="take">Takes each result; called by this thread alone.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static void Run(
        Ranker ranker, IReadOnlyList<RankQuery> queries, int lines, Action<RankedHead> take, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        using var heads = new BlockingCollection<RankedHead>(boundedCapacity: 256);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new ParallelOptions { CancellationToken = stop.Token, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var ranking = Task.Run(
            () =>
            {
                try
                {
                    Parallel.For(0, queries.Count, options, index => heads.Add(Rank(ranker, queries[index], index, lines, stop.Token), stop.Token));
                }
                finally
                {
                    heads.CompleteAdding();
                }
            },
            CancellationToken.None);
        try
        {
            var taken = 0;
            foreach (var head in heads.GetConsumingEnumerable(CancellationToken.None))
            {
                take(head);
                if (++taken % QueriesBetweenReports == 0)
                {
                    progress?.Report(new JobProgress("ranking and writing pages", (double)taken / queries.Count));
                }
            }

            ranking.GetAwaiter().GetResult();
        }
        catch
        {
            stop.Cancel();
            Task.WaitAny([ranking], CancellationToken.None);
            throw;
        }
    }

    private static RankedHead Rank(Ranker ranker, RankQuery query, int index, int lines, CancellationToken cancellationToken)
    {
        using var ranked = ranker.RankAll(query, CandidateFilter.None, cancellationToken);
        return new RankedHead(index, new RankedPage(query, ranked.CandidateCount, ranked.Lines(0, lines)), ranked.LogSum());
    }
}
