namespace Matching.Service;

/// <summary>How many answers are kept to be given again while nothing changes.</summary>
/// <param name="Bytes">What they may take together. Default: 64 MiB. 0 keeps none.</param>
/// <param name="Entries">How many they may be, rounded up to a power of two. Default: 32,768, about what the bytes hold at twenty lines each.</param>
public sealed record ReplyCacheOptions(long Bytes = ReplyCacheOptions.DefaultBytes, int Entries = ReplyCacheOptions.DefaultEntries)
{
    /// <summary>What the answers may take unless told otherwise: 64 MiB.</summary>
    public const long DefaultBytes = 64L * 1024 * 1024;

    /// <summary>How many answers there may be unless told otherwise.</summary>
    public const int DefaultEntries = 32_768;

    /// <summary>Keeps nothing.</summary>
    public static ReplyCacheOptions Off { get; } = new(Bytes: 0, Entries: 0);

    /// <summary>Most that can be asked for: 16 GiB.</summary>
    public const int MostMebibytes = 16 * 1024;

    /// <summary>Bounds for an amount of memory, with as many entries as it holds of some 2 kB.</summary>
    /// <param name="mebibytes">0 keeps nothing.</param>
    public static ReplyCacheOptions OfMebibytes(int mebibytes) => mebibytes == 0 ? Off : new((long)mebibytes << 20, mebibytes * 512);
}
