using System.ComponentModel;
using System.Diagnostics;
using Matching.Domain;
using Matching.Jobs;
using Matching.Store;

namespace Matching.Service;

/// <summary>Runs one operation in a process of its own and writes down how far it is and how it ended.</summary>
internal sealed class OperationRun(MatchingStore store, ServiceOptions options, TimeProvider time, ILogger<OperationRun> logger)
{
    /// <summary>How often it looks what the process said and whether it should stop.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a process that was asked to stop may take; a trainer's inner loop cannot be stopped, but killed it leaves nothing.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>The process that works now; null when none does.</summary>
    public int? WorkerId { get; private set; }

    /// <summary>Runs an operation until it ended, or was put back because the service stops.</summary>
    public async Task ToItsEndAsync(Operation operation, CancellationToken stopping)
    {
        WorkerProcess worker;
        try
        {
            if (operation.Kind == OperationKind.TrainModel && !await OwnTurnAsync(operation, stopping))
            {
                return;
            }

            worker = WorkerProcess.Start(operation, store.Path, options.ModelsPath);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or UnauthorizedAccessException)
        {
            var error = exception is Win32Exception
                ? new OperationError(OperationReasons.WorkerDied, "The process that does the work could not be started; the service's log has the cause.")
                : new OperationError(OperationReasons.StorageFailed, OperationReasons.PublicTextOf(OperationReasons.StorageFailed)!);
            OperationLogging.Failed(logger, operation.Id.Value, 0, exception.Message);
            await SettleAsync(operation, at => store.Operations.Fail(operation.Id, error, at), stopping);
            return;
        }

        using (worker)
        {
            WorkerId = worker.Id;
            OperationLogging.Begun(logger, operation.Id.Value, operation.Kind.ToString(), worker.Id, operation.Attempts);
            var cancelled = await WatchAsync(operation, worker, stopping);
            WorkerId = null;
            await SettleAsync(operation, at => Settle(operation, worker, cancelled, stopping.IsCancellationRequested, at), stopping);
        }
    }

    /// <summary>Waits until no other process trains in the models folder.</summary>
    /// <returns>False when the operation was cancelled or put back while it waited.</returns>
    private async Task<bool> OwnTurnAsync(Operation operation, CancellationToken stopping)
    {
        while (TrainingLock.IsHeld(options.ModelsPath))
        {
            store.Operations.Report(operation.Id, "waiting for another training in the models folder to end", null);
            await Task.Delay(OperationRunner.IntervalAfterFault, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested)
            {
                store.Operations.Requeue(operation.Id);
                return false;
            }

            if (store.Operations.Find(operation.Id)?.CancelRequested == true)
            {
                store.Operations.Cancelled(operation.Id, time.GetUtcNow());
                return false;
            }
        }

        return true;
    }

    /// <summary>Until the process ended.</summary>
    /// <returns>Whether somebody asked to cancel the operation.</returns>
    private async Task<bool> WatchAsync(Operation operation, WorkerProcess worker, CancellationToken stopping)
    {
        var ended = worker.EndedAsync();
        var (cancelled, reported) = (false, (WorkerMessage?)null);
        long? asked = null;
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, Task.Delay(Interval, time, CancellationToken.None));
            try
            {
                cancelled = cancelled || store.Operations.Find(operation.Id)?.CancelRequested == true;
                if (worker.Latest is { Stage: { } stage } latest && latest != reported)
                {
                    store.Operations.Report(operation.Id, stage, latest.Progress);
                    reported = latest;
                }
            }
            catch (StoreException exception)
            {
                // How far it is can wait for an import to end.
                OperationLogging.StoreTrouble(logger, exception.Message);
            }

            if (asked is null && (cancelled || stopping.IsCancellationRequested))
            {
                asked = Stopwatch.GetTimestamp();
                worker.AskToStop();
            }

            if (asked is { } since && Stopwatch.GetElapsedTime(since) > Grace)
            {
                worker.Kill();
            }
        }

        return cancelled;
    }

    private void Settle(Operation operation, WorkerProcess worker, bool cancelled, bool stopping, DateTimeOffset at)
    {
        if (worker.Latest is { Result: { } result })
        {
            store.Operations.Succeed(operation.Id, result, at);
        }
        else if (cancelled)
        {
            store.Operations.Cancelled(operation.Id, at);
        }
        else if (stopping)
        {
            OperationLogging.Interrupted(logger, operation.Id.Value, operation.Attempts);
            store.Operations.Requeue(operation.Id);
        }
        else if (worker.Latest is { Reason: { } reason } said)
        {
            if (reason is ErrorReasons.Internal or OperationReasons.StorageFailed)
            {
                OperationLogging.Failed(logger, operation.Id.Value, worker.ExitCode, worker.Errors);
            }

            store.Operations.Fail(operation.Id, new OperationError(reason, said.Message ?? string.Empty), at);
        }
        else
        {
            OperationLogging.Failed(logger, operation.Id.Value, worker.ExitCode, worker.Errors);
            var message = $"The process that did the work ended with exit code {worker.ExitCode} before it was done. Nothing of it was kept; ask again.";
            store.Operations.Fail(operation.Id, new OperationError(OperationReasons.WorkerDied, message), at);
        }
    }

    /// <summary>Writes down how it ended, however long an import holds the store. At a stop it is tried once: the next start finds it running.</summary>
    private async Task SettleAsync(Operation operation, Action<DateTimeOffset> settle, CancellationToken stopping)
    {
        do
        {
            try
            {
                settle(time.GetUtcNow());
                OperationLogging.Ended(logger, operation.Id.Value, store.Operations.Find(operation.Id)?.State.ToString() ?? "forgotten");
                return;
            }
            catch (StoreException exception)
            {
                OperationLogging.StoreTrouble(logger, exception.Message);
                await Task.Delay(OperationRunner.IntervalAfterFault, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        while (!stopping.IsCancellationRequested);
    }
}
