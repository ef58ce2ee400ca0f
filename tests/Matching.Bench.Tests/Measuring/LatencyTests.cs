using Matching.Bench.Measuring;

namespace Matching.Bench.Tests.Measuring;

public sealed class LatencyTests
{
    [Fact]
    public void Measure_AllocatingCall_CountsItsBytes()
    {
        var kept = new byte[1][];
        var latency = Latency.Measure(2, 50, _ => kept[0] = new byte[10_000], TimeSpan.Zero);
        Assert.Equal(2, latency.Bytes.Count);
        Assert.All(latency.Bytes, bytes => Assert.InRange(bytes, 10_000, 10_100));
    }

    [Fact]
    public void Measure_CallThatAllocatesNothing_CountsNone()
    {
        var sum = 0L;
        Assert.All(Latency.Measure(2, 100, call => sum += call, TimeSpan.Zero).Bytes, bytes => Assert.InRange(bytes, 0, 1));
        Assert.True(sum > 0);
    }

    [Fact]
    public void Measure_SeveralRounds_NeverRepeatsACallNumber()
    {
        var numbers = new List<int>();
        var latency = Latency.Measure(3, 10, numbers.Add, TimeSpan.Zero);
        Assert.Equal(Enumerable.Range(0, 40), numbers);
        Assert.All(latency.P50.Zip(latency.P99), pair => Assert.True(pair.First <= pair.Second));
    }
}
