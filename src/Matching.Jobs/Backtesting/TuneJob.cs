using Matching.Learning;

namespace Matching.Jobs;

/// <summary>Tries settings of the learned baselines on windows of the past, the same number for each.</summary>
public static class TuneJob
{
    /// <summary>Runs the job.</summary>
    /// <param name="data">The engagements and the catalogue.</param>
    /// <param name="windows">Windows that judge the trials; never those that judge the result.</param>
    /// <param name="trials">Trials a baseline gets, 1 or more.</param>
    /// <param name="extraCandidates">Institutions added to the candidates at test time only, in the interchange format; null for none.</param>
    /// <param name="progress">Told of each trial; may be null.</param>
    /// <param name="cancellationToken">Stops it between trials.</param>
    /// <returns>Every trial in the order it was made.</returns>
    /// <exception cref="NotEnoughHistoryException">Too little before a cut-off to learn from.</exception>
    public static IReadOnlyList<BaselineTrial> Run(
        LearningData data,
        IReadOnlyList<BacktestOptions> windows,
        int trials,
        string? extraCandidates = null,
        IProgress<JobProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var extended = extraCandidates is null ? null : data.WithExtraCandidates(extraCandidates);
        progress?.Report(new JobProgress("making the training rows of each window"));
        var tuning = BaselineTuning.Prepare(data.Catalogue, data.Log, extended, windows, cancellationToken);
        return tuning.Run(trials, done => progress?.Report(new JobProgress("trying settings", done)), cancellationToken);
    }
}
