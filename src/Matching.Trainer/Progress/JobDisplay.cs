using Matching.Interchange;
using Matching.Jobs;
using Spectre.Console;

namespace Matching.Trainer;

/// <summary>
/// Shows how far a job is: a bar on a terminal, plain lines elsewhere; always on standard error, where it does not mix with results.
/// </summary>
internal abstract class JobDisplay : IProgress<JobProgress>, IProgress<ImportProgress>, IProgress<SampleProgress>, IDisposable
{
    /// <summary>The display that fits where standard error goes.</summary>
    public static JobDisplay Create() => Console.IsErrorRedirected
        ? new LineDisplay(Console.Error, TimeProvider.System)
        : new BarDisplay(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }));

    /// <inheritdoc/>
    public void Report(JobProgress value) => Show(value.Stage, part: null, value.Done, detail: null);

    /// <inheritdoc/>
    public void Report(ImportProgress value) =>
        Show("importing", value.File, value.BytesTotal == 0 ? null : (double)value.BytesDone / value.BytesTotal, $"{value.File}: {value.Rows:N0} rows");

    /// <inheritdoc/>
    public void Report(SampleProgress value) =>
        Show($"writing {value.File}", part: null, value.TotalRows == 0 ? null : (double)value.Rows / value.TotalRows, $"{value.Rows:N0} rows");

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Shows a stage, the part of it that goes on, how much of the stage is done (0 to 1, null when unknown) and a detail.</summary>
    protected abstract void Show(string stage, string? part, double? done, string? detail);
}
