namespace Matching.Service;

/// <summary>
/// Lets a change made by this process be taken up at once, and not at the watcher's next look: what another process changes is still found by
/// looking. Thread-safe; several changes before the next look are one.
/// </summary>
internal sealed class ServingSignal : IDisposable
{
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly Lock _setting = new();

    /// <summary>Says that something was changed.</summary>
    public void Set()
    {
        lock (_setting)
        {
            if (_changed.CurrentCount == 0)
            {
                _changed.Release();
            }
        }
    }

    /// <summary>Waits for a change, or for the next look.</summary>
    /// <param name="interval">How long at most.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async Task WaitAsync(TimeSpan interval, TimeProvider time, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(interval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
        try
        {
            await _changed.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Time for a look.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _changed.Dispose();
}
