namespace Matching.Service.Tests;

/// <summary>The system's clock, which a test may set forward.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _ticks;

    public void Forward(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _ticks));
}
