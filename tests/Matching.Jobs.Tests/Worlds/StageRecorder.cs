namespace Matching.Jobs.Tests;

/// <summary>Keeps every stage a job reports, and may act on one at once, on the job's own thread.</summary>
internal sealed class StageRecorder(Action<JobProgress>? onReport = null) : IProgress<JobProgress>
{
    /// <summary>Every report, in order.</summary>
    public List<JobProgress> Reports { get; } = [];

    /// <inheritdoc/>
    public void Report(JobProgress value)
    {
        Reports.Add(value);
        onReport?.Invoke(value);
    }
}
