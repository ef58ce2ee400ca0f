namespace Matching.Service;

/// <summary>
/// Answers of one serving state by the bytes of their requests, bounded by count and bytes. It belongs to the state: what follows the state
/// begins with an empty one, so that nothing outlives what it was answered from. Thread-safe; finding takes no lock.
/// </summary>
/// <remarks>
/// A table of sets of eight, in each set the second-chance rule (CLOCK): found since the hand last passed, spared once. The key is the whole
/// request, byte for byte: two ways to write one request are two entries, and no field can be forgotten.
/// </remarks>
internal sealed class ReplyCache(ReplyCacheOptions options)
{
    private const int Ways = 8;

    // What an entry takes beside its two arrays' contents: objects, headers, its place in the table.
    private const int Overhead = 232;

    // No single answer may push out more than this part of the rest.
    private const int LargestShare = 16;

    private readonly Lock _adding = new();
    private readonly int _sets = SetsFor(options.Entries);
    private volatile Entry?[]? _table;
    private long _bytes;
    private int _hand;
    private bool _isClosed;

    /// <summary>What the entries take, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Whether it holds nothing ever.</summary>
    public bool IsOff => options.Bytes <= 0 || options.Entries <= 0;

    /// <summary>An empty one of the same bounds.</summary>
    public ReplyCache StartAnew() => new(options);

    /// <summary>The answer to these bytes, or null.</summary>
    public EncodedReply? Find(ReadOnlySpan<byte> request)
    {
        var table = _table;
        return table is null ? null : Find(table, request, HashOf(request))?.Reply;
    }

    /// <summary>Keeps an answer, in place of one that was not asked for lately where there is no room.</summary>
    /// <param name="request">The request's bytes; kept.</param>
    /// <param name="reply">The answer; not a rented one.</param>
    public void Add(byte[] request, EncodedReply reply)
    {
        var entry = new Entry(HashOf(request), request, reply, request.Length + reply.Length + Overhead);
        if (IsOff || entry.Size > options.Bytes / LargestShare)
        {
            return;
        }

        lock (_adding)
        {
            if (_isClosed)
            {
                return;
            }

            var table = _table ??= new Entry?[_sets * Ways];
            if (Find(table, request, entry.Hash) is null)
            {
                Put(table, ChoosePlace(table, entry.Hash), entry);
                while (_bytes > options.Bytes)
                {
                    EvictNext(table);
                }
            }
        }
    }

    /// <summary>Lets go of everything, for good: the state was superseded.</summary>
    public void Close()
    {
        lock (_adding)
        {
            _isClosed = true;
            _table = null;
            Interlocked.Exchange(ref _bytes, 0);
        }
    }

    private static int SetsFor(int entries) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, entries / Ways));

    // Seeded at random in each process: nobody can choose requests that meet in one set.
    private static int HashOf(ReadOnlySpan<byte> request)
    {
        var hash = default(HashCode);
        hash.AddBytes(request);
        return hash.ToHashCode();
    }

    private Entry? Find(Entry?[] table, ReadOnlySpan<byte> request, int hash)
    {
        var first = FirstOf(hash);
        for (var i = first; i < first + Ways; i++)
        {
            var entry = Volatile.Read(ref table[i]);
            if (entry is not null && entry.Hash == hash && request.SequenceEqual(entry.Request))
            {
                // Written only when it changes: a line of memory that all cores only read stays in all their caches.
                if (!entry.WasFound)
                {
                    entry.WasFound = true;
                }

                return entry;
            }
        }

        return null;
    }

    private int FirstOf(int hash) => (hash & (_sets - 1)) * Ways;

    /// <summary>A free place of the set, or that of the first entry the set's hand finds not asked for since it last passed.</summary>
    private int ChoosePlace(Entry?[] table, int hash)
    {
        var first = FirstOf(hash);
        for (var i = first; i < first + Ways; i++)
        {
            if (table[i] is null)
            {
                return i;
            }
        }

        // Round the set no more than twice: the first round takes every mark away.
        var start = _hand = (_hand + 1) % table.Length;
        for (var step = 0; ; step++)
        {
            var place = first + ((start + step) % Ways);
            if (!table[place]!.WasFound)
            {
                return place;
            }

            table[place]!.WasFound = false;
        }
    }

    private void Put(Entry?[] table, int place, Entry? entry)
    {
        Interlocked.Add(ref _bytes, (entry?.Size ?? 0) - (table[place]?.Size ?? 0));
        Volatile.Write(ref table[place], entry);
    }

    private void EvictNext(Entry?[] table)
    {
        _hand = (_hand + 1) % table.Length;
        if (table[_hand] is { WasFound: true } spared)
        {
            spared.WasFound = false;
        }
        else
        {
            Put(table, _hand, null);
        }
    }

    private sealed class Entry(int hash, byte[] request, EncodedReply reply, int size)
    {
        private volatile bool _wasFound;

        public int Hash => hash;

        public byte[] Request => request;

        public EncodedReply Reply => reply;

        public int Size => size;

        public bool WasFound
        {
            get => _wasFound;
            set => _wasFound = value;
        }
    }
}
