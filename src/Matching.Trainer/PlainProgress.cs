using Matching.Jobs;

namespace Matching.Trainer;

/// <summary>Writes each stage of a job as a line on standard error, where it does not mix with results.</summary>
internal sealed class PlainProgress : IProgress<JobProgress>
{
    private string _stage = string.Empty;

    /// <inheritdoc/>
    public void Report(JobProgress value)
    {
        if (value.Stage != _stage)
        {
            _stage = value.Stage;
            Console.Error.WriteLine($"… {value.Stage}");
        }
    }
}
