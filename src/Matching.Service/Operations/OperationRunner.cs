using Matching.Domain;
using Matching.Jobs;
using Matching.Store;

namespace Matching.Service;

/// <summary>
/// Works operations off, one at a time, in the order they were asked for. Of several services over one store one does it: whoever holds the
/// lock file beside the store. What a service that died had begun is begun again, for a job lands whole or not at all.
/// </summary>
internal sealed class OperationRunner(MatchingStore store, OperationRun run, TimeProvider time, ILogger<OperationRunner> logger) : BackgroundService
{
    /// <summary>How often an operation is begun at most.</summary>
    public const int MostAttempts = 3;

    /// <summary>How often it looks for work: two point reads.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>How long it waits after the store could not be read or written.</summary>
    public static readonly TimeSpan IntervalAfterFault = TimeSpan.FromSeconds(2);

    /// <summary>The file whose holder works operations off.</summary>
    public static string LockPath(string storePath) => storePath + "-operations.lock";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the thread that starts the host: from here on nothing is awaited until there is work.
        await Task.Yield();
        FileStream? turn = null;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var pause = Interval;
                try
                {
                    turn ??= FileLock.TryTake(LockPath(store.Path));
                    if (turn is not null && Next() is { } operation)
                    {
                        await run.ToItsEndAsync(operation, stoppingToken);
                        continue;
                    }
                }
                catch (Exception exception) when (exception is StoreException or IOException or UnauthorizedAccessException)
                {
                    OperationLogging.StoreTrouble(logger, exception.Message);
                    pause = IntervalAfterFault;
                }

                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            turn?.Dispose();
        }
    }

    private Operation? Next()
    {
        // Whatever runs now was left by another service or by a fault of this one: we hold the lock and run nothing.
        foreach (var orphan in store.Operations.In(OperationState.Running))
        {
            Recover(orphan);
        }

        return store.Operations.Start(time.GetUtcNow());
    }

    private void Recover(Operation operation)
    {
        if (operation.CancelRequested)
        {
            store.Operations.Cancelled(operation.Id, time.GetUtcNow());
        }
        else if (operation.Attempts < MostAttempts)
        {
            OperationLogging.Interrupted(logger, operation.Id.Value, operation.Attempts);
            store.Operations.Requeue(operation.Id);
        }
        else
        {
            var error = new OperationError(
                OperationReasons.Interrupted, $"It was interrupted {MostAttempts} times. Nothing of it was kept; ask again.");
            store.Operations.Fail(operation.Id, error, time.GetUtcNow());
        }
    }
}
