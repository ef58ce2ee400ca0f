using Google.Rpc;
using Matching.Domain;
using Matching.Jobs;
using Matching.Learning;
using Matching.Store;

namespace Matching.Service;

/// <summary>The one table of why operations fail: the stable word, and the status it stands for.</summary>
internal static class OperationReasons
{
    /// <summary>The process that did the work ended without a word.</summary>
    public const string WorkerDied = "WORKER_DIED";

    /// <summary>The service was stopped in the middle of it too often.</summary>
    public const string Interrupted = "OPERATION_INTERRUPTED";

    /// <summary>Somebody asked for it.</summary>
    public const string Cancelled = ErrorReasons.Cancelled;

    /// <summary>Another process trains in the same models folder.</summary>
    public const string TrainingBusy = "TRAINING_BUSY";

    /// <summary>A file or folder could not be read or written.</summary>
    public const string StorageFailed = "STORAGE_FAILED";

    /// <summary>The word for what a job threw.</summary>
    public static string Of(Exception exception) => exception switch
    {
        OperationCanceledException => Cancelled,
        NotEnoughHistoryException => "NOT_ENOUGH_HISTORY",
        NoActiveModelException => "NO_ACTIVE_MODEL",
        ModelDamagedException or UnknownResourceException { Resource: "model" } => ErrorReasons.ModelDamaged,
        TrainingBusyException => TrainingBusy,
        StoreBusyException => ErrorReasons.StoreUnavailable,
        StoreException or IOException or UnauthorizedAccessException => StorageFailed,
        _ => ErrorReasons.Internal,
    };

    /// <summary>The status code of a word.</summary>
    public static Code CodeOf(string reason) => reason switch
    {
        Cancelled => Code.Cancelled,
        "NOT_ENOUGH_HISTORY" or "NO_ACTIVE_MODEL" or ErrorReasons.ModelDamaged => Code.FailedPrecondition,
        WorkerDied or Interrupted or TrainingBusy => Code.Aborted,
        ErrorReasons.StoreUnavailable => Code.Unavailable,
        _ => Code.Internal,
    };
}
