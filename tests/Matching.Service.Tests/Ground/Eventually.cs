namespace Matching.Service.Tests;

/// <summary>Waits for a condition that another thread brings about.</summary>
internal static class Eventually
{
    public static async Task Async(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(RunningService.Patience);
        while (!await condition())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
