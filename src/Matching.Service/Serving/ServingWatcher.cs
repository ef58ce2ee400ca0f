using System.Diagnostics;
using Matching.Learning;

namespace Matching.Service;

/// <summary>
/// Looks for a new generation, import or model and replaces the serving state. A fault keeps the last good state and is logged once
/// for each new fault, not at every look.
/// </summary>
internal sealed class ServingWatcher(
    ServingLoader loader, ServingStates states, ServingSignal signal, ModelGuard guard, TimeProvider time, ILogger<ServingWatcher> logger) : BackgroundService
{
    /// <summary>How often it looks when nothing calls it earlier: two point reads and one small file.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>How often it looks while a model is being proven.</summary>
    public static readonly TimeSpan IntervalWhileProving = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// How long it waits after a fault of the store. A refused model is looked at as often as ever: comparing its hashes is cheap, and the
    /// version an operator goes back to must not wait.
    /// </summary>
    public static readonly TimeSpan IntervalAfterFault = TimeSpan.FromSeconds(2);

    private readonly Lock _looking = new();
    private readonly ClockWatch _clock = new(time);
    private string _lastFault = string.Empty;
    private TimeSpan _wait = Interval;

    /// <summary>Looks once.</summary>
    /// <returns>Whether everything could be read.</returns>
    public bool Look()
    {
        using var one = _looking.EnterScope();
        JudgeClock();
        var before = states.Current;
        var faults = new List<Exception>();
        var watch = Stopwatch.GetTimestamp();
        var next = loader.LoadNext(before, faults);
        if (next != before)
        {
            states.Replace(next);
            ServingLog.Replaced(
                logger, next.Model.Version, next.DataRevision, next.CurrentGeneration?.Number ?? 0, Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        states.Forget();
        Report(faults);
        _wait = guard.IsProving ? IntervalWhileProving : faults.All(fault => fault is ModelDamagedException) ? Interval : IntervalAfterFault;
        return faults.Count == 0;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var interval = Interval;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(interval, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            // On a thread of its own turn: reading a large catalogue takes seconds and never awaits.
            await Task.Run(Look, CancellationToken.None);
            interval = _wait;
        }
    }

    /// <summary>Who had expired by a clock that was ahead is valid by the one that is right.</summary>
    private void JudgeClock()
    {
        if (_clock.SetBack() is { } by)
        {
            ServingLog.ClockSetBack(logger, by.TotalSeconds);
        }

        var (state, now) = (states.Current, time.GetUtcNow());
        if (state.LastExpiry > now)
        {
            states.Replace(state.At(now));
        }
    }

    private void Report(List<Exception> faults)
    {
        var fault = string.Join(" | ", faults.Select(exception => exception.Message));
        if (fault != _lastFault && faults.Count > 0)
        {
            ServingLog.KeptLastGood(logger, new AggregateException(faults), fault);
        }
        else if (fault != _lastFault)
        {
            ServingLog.Recovered(logger);
        }

        _lastFault = fault;
    }
}
