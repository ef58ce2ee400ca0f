namespace Matching.Stress.Kills;

/// <summary>Which batches of events were sent under one prefix, and what is known of each.</summary>
/// <param name="prefix">Begins the id of every event; no other ledger's prefix begins with it.</param>
/// <param name="counts">Told what was found of batches the service was killed over.</param>
internal sealed class EventLedger(string prefix, KillCounts counts)
{
    /// <summary>Events of every batch: enough that half of one would show.</summary>
    public const int BatchSize = 5;

    private const int ReadAtOnce = 5_000;

    private readonly Dictionary<string, bool> _settled = [];
    private readonly Dictionary<string, int> _found = [];
    private readonly List<(string Batch, Fate Fate)> _open = [];
    private long _position;
    private int _number;

    /// <summary>A batch that was not sent before.</summary>
    public string Next() => $"{prefix}-{_number++}";

    /// <summary>The ids of a batch's events.</summary>
    public static IEnumerable<string> EventsOf(string batch) => Enumerable.Range(0, BatchSize).Select(i => $"{batch}-{i}");

    /// <summary>Remembers what is known of a batch.</summary>
    public void Add(string batch, Fate fate) => _open.Add((batch, fate));

    /// <summary>Whether a batch was there at the last check; null when it was not looked for.</summary>
    public bool? WasThere(string batch) => _settled.TryGetValue(batch, out var there) ? there : null;

    /// <summary>Compares what was sent since the last check.</summary>
    public void Check(StoppedStore store)
    {
        Read(store, ref _position, _found);
        foreach (var (batch, fate) in _open)
        {
            var there = IsThere(batch, _found);
            var expected = fate switch { Fate.Acknowledged => true, Fate.Refused => false, _ => there };
            if (there != expected)
            {
                throw new BrokenPromiseException($"the events of batch {batch} were {fate} and are {(there ? "there" : "missing")}");
            }

            if (fate == Fate.Unknown)
            {
                counts.Found(there);
            }

            _settled[batch] = there;
        }

        _open.Clear();
    }

    /// <summary>Compares everything that was ever sent.</summary>
    public void CheckAll(StoppedStore store)
    {
        Check(store);
        var found = new Dictionary<string, int>();
        long position = 0;
        Read(store, ref position, found);
        if (_settled.FirstOrDefault(batch => IsThere(batch.Key, found) != batch.Value) is { Key: { } lost })
        {
            throw new BrokenPromiseException($"batch {lost} was {(_settled[lost] ? "there and is missing" : "absent and is there")} now");
        }
    }

    private static bool IsThere(string batch, Dictionary<string, int> found) => found.GetValueOrDefault(batch) switch
    {
        0 => false,
        BatchSize => true,
        var some => throw new BrokenPromiseException($"of batch {batch} {some} events of {BatchSize} are there"),
    };

    private void Read(StoppedStore store, ref long position, Dictionary<string, int> found)
    {
        var own = $"{prefix}-";
        while (store.Store.Events.Read(position, ReadAtOnce) is { Count: > 0 } events)
        {
            foreach (var recorded in events)
            {
                var id = recorded.Event.Id.Value;
                if (id.StartsWith(own, StringComparison.Ordinal))
                {
                    var batch = id[..id.LastIndexOf('-')];
                    found[batch] = found.GetValueOrDefault(batch) + 1;
                }
            }

            position = events[^1].Position;
        }
    }
}
