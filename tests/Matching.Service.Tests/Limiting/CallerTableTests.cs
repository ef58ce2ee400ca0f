namespace Matching.Service.Tests;

public sealed class CallerTableTests
{
    [Fact]
    public void Take_Burst_ThenOnlyTheRate()
    {
        var clock = new SteppedClock();
        var table = new CallerTable(new LimitOptions { CallsPerSecond = 10, Burst = 5 }, clock);
        var usage = table.Of("a");
        Assert.Equal(5, Enumerable.Range(0, 20).Count(_ => table.Take(usage) == TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromMilliseconds(100), table.Take(usage));
        clock.Forward(TimeSpan.FromMilliseconds(250));
        Assert.Equal(2, Enumerable.Range(0, 20).Count(_ => table.Take(usage) == TimeSpan.Zero));
        clock.Forward(TimeSpan.FromHours(1));
        Assert.Equal(5, Enumerable.Range(0, 20).Count(_ => table.Take(usage) == TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, table.Take(table.Of("b")));
    }

    [Fact]
    public void Of_MoreCallersThanCounted_ForgetsTheIdleAndSharesTheRest()
    {
        var clock = new SteppedClock();
        var table = new CallerTable(new LimitOptions { CallsPerSecond = 1, Burst = 1, CountedCallers = 3 }, clock);
        var busy = table.Of("busy");
        Assert.True(busy.TryOpenStream(1));
        Assert.All(Enumerable.Range(0, 2), i => Assert.Equal(TimeSpan.Zero, table.Take(table.Of($"c{i}"))));
        var shared = table.Of("c2");
        Assert.Same(shared, table.Of("c3"));
        clock.Forward(TimeSpan.FromSeconds(5));
        Assert.NotSame(shared, table.Of("c4"));
        Assert.Same(busy, table.Of("busy"));
        Assert.False(busy.TryOpenStream(1));
        Assert.True(table.Count <= 3, $"{table.Count}");
    }

    private sealed class SteppedClock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Forward(TimeSpan by) => _now += by.Ticks;

        public override long GetTimestamp() => _now;
    }
}
