namespace Matching.Service.Tests;

public sealed class ConcurrencyGateTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Enter_PlacesTaken_WaitsInOrderAndRefusesBeyondTheQueue()
    {
        var gate = new ConcurrencyGate(places: 1, mostWaiting: 2, Long, TimeProvider.System);
        Assert.True(gate.TryEnter());
        Assert.False(gate.TryEnter());
        var first = gate.EnterAsync(CancellationToken.None);
        var second = gate.EnterAsync(CancellationToken.None);
        Assert.False(await gate.EnterAsync(CancellationToken.None).WaitAsync(RunningService.Patience));
        Assert.Equal((1, 2), (gate.Running, gate.Waiting));

        gate.Exit();
        Assert.True(await first.WaitAsync(RunningService.Patience));
        Assert.False(second.IsCompleted);
        gate.Exit();
        Assert.True(await second.WaitAsync(RunningService.Patience));
        gate.Exit();
        Assert.Equal((0, 0), (gate.Running, gate.Waiting));
    }

    [Fact]
    public async Task Enter_WaitsTooLongOrCallerLeaves_GivesTheTurnToTheNext()
    {
        var gate = new ConcurrencyGate(places: 1, mostWaiting: 8, TimeSpan.FromMilliseconds(50), TimeProvider.System);
        Assert.True(gate.TryEnter());
        Assert.False(await gate.EnterAsync(CancellationToken.None).WaitAsync(RunningService.Patience));

        var patient = new ConcurrencyGate(places: 1, mostWaiting: 8, Long, TimeProvider.System);
        Assert.True(patient.TryEnter());
        using var leaves = new CancellationTokenSource();
        var gone = patient.EnterAsync(leaves.Token);
        var next = patient.EnterAsync(CancellationToken.None);
        await leaves.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => gone.WaitAsync(RunningService.Patience));
        patient.Exit();
        Assert.True(await next.WaitAsync(RunningService.Patience));
    }

    [Fact]
    public async Task EnterAndExit_ManyAtOnce_LoseNoPlaceAndNeverExceedThem()
    {
        var gate = new ConcurrencyGate(places: 3, mostWaiting: 64, Long, TimeProvider.System);
        var (inside, most, entered) = (0, 0, 0);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                if (!gate.TryEnter() && !await gate.EnterAsync(CancellationToken.None))
                {
                    continue;
                }

                var now = Interlocked.Increment(ref inside);
                InterlockedMax(ref most, now);
                Interlocked.Increment(ref entered);
                if (i % 7 == 0)
                {
                    await Task.Yield();
                }

                Interlocked.Decrement(ref inside);
                gate.Exit();
            }
        }))).WaitAsync(RunningService.Patience, TestContext.Current.CancellationToken);

        Assert.Equal((0, 0), (gate.Running, gate.Waiting));
        Assert.InRange(most, 1, 3);
        Assert.Equal(16_000, entered);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = Volatile.Read(ref target); value > seen; seen = Volatile.Read(ref target))
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
