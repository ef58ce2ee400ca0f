namespace Matching.Interchange;

/// <summary>
/// SplitMix64 (Steele, Lea and Flood 2014), written out because <see cref="Random"/> does not promise the same numbers in its next release.
/// Only integer arithmetic and exact double operations: the same on every platform.
/// </summary>
internal sealed class SampleRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state;

    /// <summary>A sequence of its own for one thing of the world, so that things can be made in any order.</summary>
    public SampleRandom(ulong seed, SampleStream stream, long index) =>
        _state = Mix(Mix(seed + (Gamma * ((ulong)stream + 1))) + (Gamma * (ulong)(index + 1)));

    /// <summary>64 random bits.</summary>
    public ulong Next() => Mix(_state += Gamma);

    /// <summary>0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>0 to <paramref name="bound"/> - 1 for bounds above 32 bits.</summary>
    public long BelowLong(long bound) => (long)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>At least 0, below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>A standard normal number, to the accuracy of a sum of twelve uniform ones.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return sum;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
