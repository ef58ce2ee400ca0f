using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Runs a backtest, plain and (where extra candidates are given) hard, and writes its files.</summary>
public static class BacktestJob
{
    /// <summary>Runs the job.</summary>
    /// <param name="data">The engagements and the catalogue.</param>
    /// <param name="request">The window and what to write.</param>
    /// <param name="progress">Told of each stage; may be null.</param>
    /// <param name="cancellationToken">Stops it; no file is half-written.</param>
    /// <exception cref="NotEnoughHistoryException">Too little before the cut-off to learn from.</exception>
    /// <exception cref="NoQueriesException">No query in the window.</exception>
    public static BacktestResult Run(
        LearningData data, BacktestRequest request, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var extended = request.ExtraCandidates is null ? null : data.WithExtraCandidates(request.ExtraCandidates);
        progress?.Report(new JobProgress($"training on what was known before {request.Options.Cutoff}"));
        var backtest = Backtest.Train(data.Catalogue, data.Log, request.Options, cancellationToken);
        progress?.Report(new JobProgress("ranking the queries of the window"));
        using var rankings = request.RankingsOut is null ? null : new RankingsFile(request.RankingsOut);
        Action<RankedQuery>? write = rankings is null ? null : rankings.Write;
        var plain = backtest.Evaluate(ranked: extended is null ? write : null, cancellationToken: cancellationToken);
        if (plain.Queries == 0)
        {
            throw new NoQueriesException(request.Options);
        }

        var hard = extended is null ? null : backtest.Evaluate(extended, write, cancellationToken);
        rankings?.Complete();
        var result = new BacktestResult(plain, hard);
        if (request.ReportFolder is { } folder)
        {
            BacktestFiles.Write(folder, result);
        }

        return result;
    }
}
