using Matching.Jobs;
using Matching.Store;

namespace Matching.Trainer;

/// <summary>Shows how far a copy is as a stage of a job.</summary>
/// <param name="stage">What is being copied, in words.</param>
/// <param name="display">Shows it.</param>
internal sealed class CopyDisplay(string stage, IProgress<JobProgress> display) : IProgress<BackupProgress>
{
    /// <inheritdoc/>
    public void Report(BackupProgress value) =>
        display.Report(new JobProgress(stage, value.TotalPages == 0 ? null : (double)value.CopiedPages / value.TotalPages));
}
