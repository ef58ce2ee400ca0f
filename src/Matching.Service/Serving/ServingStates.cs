namespace Matching.Service;

/// <summary>Holds the state calls are answered from, and for a while the ones before it, so that page tokens go on in theirs.</summary>
internal sealed class ServingStates(TimeProvider time)
{
    /// <summary>How many superseded states are held. Each may hold a whole catalogue.</summary>
    public const int MaxSuperseded = 2;

    /// <summary>How long a superseded state is held.</summary>
    public static readonly TimeSpan HoldFor = TimeSpan.FromMinutes(10);

    private volatile Held? _held;

    /// <summary>The newest state.</summary>
    /// <exception cref="InvalidOperationException">None was loaded yet: start-up loads one before the first call.</exception>
    public ServingState Current => _held?.Current ?? throw new InvalidOperationException("No serving state was loaded.");

    /// <summary>The newest state, or null before the first load.</summary>
    public ServingState? CurrentOrNull => _held?.Current;

    /// <summary>The newest state held with this stamp.</summary>
    /// <exception cref="RankingChangedException">None is held.</exception>
    public ServingState WithStamp(ulong stamp)
    {
        var held = _held;
        if (held is not null && held.Current.Stamp == stamp)
        {
            return held.Current;
        }

        return held?.Superseded.FirstOrDefault(old => old.State.Stamp == stamp && IsFresh(old))?.State ?? throw new RankingChangedException();
    }

    /// <summary>Makes a state the current one. Called by one thread at a time.</summary>
    public void Replace(ServingState next)
    {
        var before = _held;
        List<Old> superseded = before is null ? [] : [new Old(before.Current, time.GetUtcNow()), .. before.Superseded];
        _held = new Held(next, [.. superseded.Where(old => old.State.Stamp != next.Stamp && IsFresh(old)).Take(MaxSuperseded)]);
    }

    /// <summary>Lets go of what was held long enough. Called by the thread that replaces.</summary>
    public void Forget()
    {
        if (_held is { } held && held.Superseded.Any(old => !IsFresh(old)))
        {
            _held = held with { Superseded = [.. held.Superseded.Where(IsFresh)] };
        }
    }

    private bool IsFresh(Old old) => time.GetUtcNow() - old.Since < HoldFor;

    private sealed record Held(ServingState Current, IReadOnlyList<Old> Superseded);

    private sealed record Old(ServingState State, DateTimeOffset Since);
}
