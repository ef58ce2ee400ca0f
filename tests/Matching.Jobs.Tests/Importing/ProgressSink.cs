namespace Matching.Jobs.Tests.Importing;

/// <summary>Hands each report on at once, on the thread that makes it.</summary>
internal sealed class ProgressSink(Action<ImportProgress> onReport) : IProgress<ImportProgress>
{
    public void Report(ImportProgress value) => onReport(value);
}
