namespace Matching.Service;

/// <summary>Holds the state calls are answered from, and for a while the ones before it, so that page tokens go on in theirs.</summary>
internal sealed class ServingStates(TimeProvider time)
{
    /// <summary>How many superseded states are held. They share with the newest whatever did not change.</summary>
    public const int MaxSuperseded = 2;

    /// <summary>Above this many engagements one superseded state is held: each may hold all of them in an order of its own, 40 bytes each.</summary>
    public const int ManyEngagements = 2_000_000;

    /// <summary>How long a superseded state is held.</summary>
    public static readonly TimeSpan HoldFor = TimeSpan.FromMinutes(10);

    private readonly Lock _replacing = new();
    private volatile Held? _held;

    /// <summary>The newest state. The moment an institution expires, it is one that ranks it no more.</summary>
    /// <exception cref="InvalidOperationException">None was loaded yet: start-up loads one before the first call.</exception>
    public ServingState Current => InTime(_held?.Current ?? throw new InvalidOperationException("No serving state was loaded."));

    /// <summary>The newest state, or null before the first load.</summary>
    public ServingState? CurrentOrNull => _held?.Current;

    /// <summary>The newest state held with this stamp, of its model and data or of its published pages.</summary>
    /// <exception cref="RankingChangedException">None is held.</exception>
    public ServingState WithStamp(ulong stamp)
    {
        var held = _held;
        if (held is not null && Has(held.Current, stamp))
        {
            return held.Current;
        }

        return held?.Superseded.FirstOrDefault(old => Has(old.State, stamp) && IsFresh(old))?.State ?? throw new RankingChangedException();
    }

    /// <summary>Makes a state the current one.</summary>
    public void Replace(ServingState next)
    {
        lock (_replacing)
        {
            var before = _held;
            List<Old> superseded = before is null ? [] : [new Old(before.Current, time.GetUtcNow()), .. before.Superseded];

            // States of one stamp differ in their published pages alone and share everything large.
            var distinct = superseded.Where(old => IsFresh(old) && !Covers(next, old.State)).GroupBy(old => old.State.Stamp);
            var same = distinct.Where(group => group.Key == next.Stamp);
            var other = distinct.Where(group => group.Key != next.Stamp).Take(next.Log.Count > ManyEngagements ? 1 : MaxSuperseded);
            before?.Current.Replies.Close();
            _held = new Held(next, [.. same.Concat(other).SelectMany(group => group.Take(MaxSuperseded))]);
        }
    }

    /// <summary>Lets go of what was held long enough.</summary>
    public void Forget()
    {
        lock (_replacing)
        {
            if (_held is { } held && held.Superseded.Any(old => !IsFresh(old)))
            {
                _held = held with { Superseded = [.. held.Superseded.Where(IsFresh)] };
            }
        }
    }

    private ServingState InTime(ServingState state)
    {
        var now = time.GetUtcNow();
        if (now < state.NextExpiry)
        {
            return state;
        }

        lock (_replacing)
        {
            var newest = _held!.Current;
            if (now >= newest.NextExpiry)
            {
                newest = newest.At(now);
                Replace(newest);
            }

            return newest;
        }
    }

    /// <summary>Whether whatever goes on in the old state can go on in the next.</summary>
    private static bool Covers(ServingState next, ServingState old) =>
        old.Stamp == next.Stamp && (old.PublishedStamp is null || old.PublishedStamp == next.PublishedStamp);

    private static bool Has(ServingState state, ulong stamp) => state.Stamp == stamp || state.PublishedStamp == stamp;

    private bool IsFresh(Old old) => time.GetUtcNow() - old.Since < HoldFor;

    private sealed record Held(ServingState Current, IReadOnlyList<Old> Superseded);

    private sealed record Old(ServingState State, DateTimeOffset Since);
}
