namespace Matching.Interchange;

/// <summary>
/// A fixed permutation of 0 … n-1 in no memory: i → (a·i + b) mod n. Ids are handed out through one, so that neither the order of ids nor
/// that of rows tells who is popular.
/// </summary>
internal sealed class Shuffle
{
    private readonly long _count;
    private readonly long _step;
    private readonly long _start;

    public Shuffle(int count, SampleRandom random)
    {
        _count = count;
        _start = random.Below(count);
        for (_step = 1 + random.Below(count); GreatestCommonDivisor(_step, count) != 1; _step = 1 + (_step % count))
        {
        }
    }

    public int this[int index] => (int)(((index * _step) + _start) % _count);

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
