using Spectre.Console;

namespace Matching.Trainer;

/// <summary>A bar on a terminal.</summary>
/// <remarks>Spectre's display owns a thread of its own and ends with the block it is given, so the block waits until this is disposed.</remarks>
internal sealed class BarDisplay : JobDisplay
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _display;
    private readonly ProgressContext _context;
    private ProgressTask? _task;
    private string _stage = string.Empty;

    public BarDisplay(IAnsiConsole console)
    {
        var ready = new TaskCompletionSource<ProgressContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        _display = console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                ready.SetResult(context);
                await _ended.Task;
            });
        _context = ready.Task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Finish();
        if (_ended.TrySetResult())
        {
            _display.GetAwaiter().GetResult();
        }
    }

    /// <inheritdoc/>
    protected override void Show(string stage, string? part, double? done, string? detail)
    {
        if (_task is null || stage != _stage)
        {
            Finish();
            _stage = stage;
            _task = _context.AddTask(Markup.Escape(stage), maxValue: 1);
        }

        _task.IsIndeterminate = done is null;
        _task.Value = done ?? 0;
        _task.Description = Markup.Escape(detail is null ? stage : $"{stage} · {detail}");
    }

    private void Finish()
    {
        if (_task is { } task)
        {
            task.IsIndeterminate = false;
            task.Value = task.MaxValue;
            task.StopTask();
        }
    }
}
