namespace Matching.Jobs.Tests;

/// <summary>A clock that stands still at noon, UTC.</summary>
internal sealed class FixedClock : TimeProvider
{
    /// <summary>What it shows.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Noon;
}
