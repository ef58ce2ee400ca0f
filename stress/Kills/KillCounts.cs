namespace Matching.Stress.Kills;

/// <summary>What was counted. Thread-safe.</summary>
internal sealed class KillCounts
{
    private long _acknowledged;
    private long _refused;
    private long _unknown;
    private long _foundWhole;
    private long _foundAbsent;

    /// <summary>Writes the service said are done.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Writes it refused (the store was busy).</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Writes it was killed over.</summary>
    public long Unknown => Volatile.Read(ref _unknown);

    /// <summary>Of the writes it was killed over, those found whole.</summary>
    public long FoundWhole => Volatile.Read(ref _foundWhole);

    /// <summary>Of the writes it was killed over, those found absent.</summary>
    public long FoundAbsent => Volatile.Read(ref _foundAbsent);

    /// <summary>Counts what became of a call.</summary>
    public void Add(Fate fate) => Interlocked.Increment(ref fate == Fate.Acknowledged ? ref _acknowledged : ref fate == Fate.Refused ? ref _refused : ref _unknown);

    /// <summary>Counts what was found of a write the service was killed over.</summary>
    public void Found(bool whole) => Interlocked.Increment(ref whole ? ref _foundWhole : ref _foundAbsent);
}
