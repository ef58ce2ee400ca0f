using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Runs backtests, plain and (where extra candidates are given) hard, over windows and seeds, and writes their files.</summary>
public static class BacktestJob
{
    /// <summary>Runs the job.</summary>
    /// <param name="data">The engagements and the catalogue.</param>
    /// <param name="request">The windows and what to write.</param>
    /// <param name="progress">Told of each stage; may be null.</param>
    /// <param name="cancellationToken">Stops it; no file is half-written.</param>
    /// <exception cref="NotEnoughHistoryException">Too little before a cut-off to learn from.</exception>
    /// <exception cref="NoQueriesException">No query in a window.</exception>
    public static BacktestResult Run(
        LearningData data, BacktestRequest request, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var extended = request.ExtraCandidates is null ? null : data.WithExtraCandidates(request.ExtraCandidates);
        var runs = new List<BacktestRun>();
        Backtest? last = null;
        using var rankings = request.RankingsOut is null ? null : new RankingsFile(request.RankingsOut);
        foreach (var window in request.Windows)
        {
            for (var seed = 0; seed < request.Seeds; seed++)
            {
                var options = window with { Training = window.Training with { Seed = window.Training.Seed + seed } };
                progress?.Report(new JobProgress($"training on what was known before {options.Cutoff}{(request.Seeds > 1 ? $", seed {options.Training.Seed}" : string.Empty)}"));
                var backtest = Backtest.Train(data.Catalogue, data.Log, options, cancellationToken);
                last = seed == 0 ? backtest : last;
                progress?.Report(new JobProgress("ranking the queries of the window"));
                Action<RankedQuery>? write = rankings is null || runs.Count > 0 ? null : rankings.Write;
                var plain = backtest.Evaluate(ranked: extended is null ? write : null, cancellationToken: cancellationToken);
                if (plain.Queries == 0)
                {
                    throw new NoQueriesException(options);
                }

                runs.Add(new BacktestRun(plain, extended is null ? null : backtest.Evaluate(extended, write, cancellationToken)));
            }
        }

        rankings?.Complete();
        var result = Look(data, extended, request, new BacktestResult(runs) { Seeds = request.Seeds, DataNote = request.DataNote }, last!, progress, cancellationToken);
        if (request.ReportFolder is { } folder)
        {
            BacktestFiles.Write(folder, result);
        }

        return result;
    }

    /// <summary>The closer looks that were asked for.</summary>
    private static BacktestResult Look(
        LearningData data,
        Catalogue? extended,
        BacktestRequest request,
        BacktestResult result,
        Backtest last,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (request.Importance)
        {
            progress?.Report(new JobProgress("shuffling each feature"));
            result = result with { Importance = last.Importance(cancellationToken) };
        }

        if (request.LearningCurve)
        {
            progress?.Report(new JobProgress("training on parts of the past"));
            result = result with { LearningCurve = LearningCurve.Run(data.Catalogue, data.Log, [.. result.Windows.Select(run => run.Plain.Options)], cancellationToken) };
        }

        if (request.Ablation)
        {
            var whole = result.Windows.Select(run => (run.Plain, run.Hard)).ToArray();
            void Tell(int done) => progress?.Report(new JobProgress("training without each part of the features", (double)done / Ablation.Parts.Count));
            result = result with { Ablation = new Ablation(data.Catalogue, data.Log, extended).Run(whole, told: Tell, cancellationToken: cancellationToken) };
        }

        return result;
    }
}
