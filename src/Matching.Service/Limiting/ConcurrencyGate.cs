namespace Matching.Service;

/// <summary>
/// Lets so many calls be worked on at once, so many wait for their turn, in order, and no more. A free place costs one compare-and-swap and no
/// memory. A call whose turn comes goes to the end of the thread pool's common queue: there newcomers are heard, and refused, in between,
/// where a thread that went from one waiting call to the next would let them pile up unseen.
/// </summary>
internal sealed class ConcurrencyGate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<WaitingCall> _queue = [];
    private readonly int _places;
    private readonly int _mostWaiting;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _time;
    private int _free;
    private int _waiting;

    /// <summary>Opens it.</summary>
    /// <param name="places">Calls worked on at once.</param>
    /// <param name="mostWaiting">Calls that may wait.</param>
    /// <param name="patience">How long one waits.</param>
    /// <param name="time">The clock.</param>
    public ConcurrencyGate(int places, int mostWaiting, TimeSpan patience, TimeProvider time)
    {
        _places = _free = places;
        _mostWaiting = mostWaiting;
        _patience = patience;
        _time = time;
    }

    /// <summary>Calls that wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Calls that are worked on now.</summary>
    public int Running => _places - Volatile.Read(ref _free);

    /// <summary>Takes a place if one is free and nobody waits for it.</summary>
    public bool TryEnter() => Waiting == 0 && TakePlace();

    /// <summary>Waits for a place.</summary>
    /// <returns>Whether a place was taken; false when too many wait, or it took too long.</returns>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    public async Task<bool> EnterAsync(CancellationToken cancellation)
    {
        WaitingCall call;
        lock (_lock)
        {
            if (_queue.Count >= _mostWaiting)
            {
                // A place may have come free between the caller's try and this one.
                return _queue.Count == 0 && TakePlace();
            }

            call = new WaitingCall();
            call.Place = _queue.AddLast(call);
            Volatile.Write(ref _waiting, _queue.Count);
        }

        // Whoever left before it was seen waiting did not call it: look once more.
        CallNext();
        await using var timer = _time.CreateTimer(static state => ((GivingUp)state!).Now(), new GivingUp(this, call), _patience, Timeout.InfiniteTimeSpan);
        await using var gone = cancellation.UnsafeRegister(static state => ((GivingUp)state!).Now(), new GivingUp(this, call));
        var entered = await call.Turn;
        if (entered && cancellation.IsCancellationRequested)
        {
            Exit();
        }

        cancellation.ThrowIfCancellationRequested();
        return entered;
    }

    /// <summary>Gives a place back.</summary>
    public void Exit()
    {
        Interlocked.Increment(ref _free);
        if (Waiting > 0)
        {
            CallNext();
        }
    }

    private bool TakePlace()
    {
        for (var free = Volatile.Read(ref _free); free > 0; free = Volatile.Read(ref _free))
        {
            if (Interlocked.CompareExchange(ref _free, free - 1, free) == free)
            {
                return true;
            }
        }

        return false;
    }

    private void CallNext()
    {
        lock (_lock)
        {
            while (_queue.First is { } first && TakePlace())
            {
                _queue.RemoveFirst();
                Volatile.Write(ref _waiting, _queue.Count);
                first.Value.Place = null;
                ThreadPool.UnsafeQueueUserWorkItem(first.Value, preferLocal: false);
            }
        }
    }

    private void GiveUp(WaitingCall call)
    {
        lock (_lock)
        {
            if (call.Place is not { } place)
            {
                return;
            }

            _queue.Remove(place);
            Volatile.Write(ref _waiting, _queue.Count);
            call.Place = null;
        }

        call.Refuse();
    }

    private sealed record GivingUp(ConcurrencyGate Gate, WaitingCall Call)
    {
        public void Now() => Gate.GiveUp(Call);
    }

    /// <summary>A call in the queue; executing it lets it go on.</summary>
    private sealed class WaitingCall : IThreadPoolWorkItem
    {
        private readonly TaskCompletionSource<bool> _turn = new();

        public LinkedListNode<WaitingCall>? Place { get; set; }

        public Task<bool> Turn => _turn.Task;

        public void Execute() => _turn.TrySetResult(true);

        public void Refuse() => ThreadPool.UnsafeQueueUserWorkItem(static turn => turn.TrySetResult(false), _turn, preferLocal: false);
    }
}
