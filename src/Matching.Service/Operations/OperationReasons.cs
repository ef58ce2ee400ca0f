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

    /// <summary>Too little is known to learn from.</summary>
    public const string NotEnoughHistory = "NOT_ENOUGH_HISTORY";

    /// <summary>No version is active.</summary>
    public const string NoActiveModel = "NO_ACTIVE_MODEL";

    /// <summary>What callers are told instead of the exception's own words, which may name files and statements; null where those will do.</summary>
    public static string? PublicTextOf(string reason) => reason switch
    {
        ErrorReasons.Internal => "The work failed; the service's log has the cause.",
        StorageFailed => "A file of the store or of the models folder could not be read or written; the service's log has the cause.",
        NoActiveModel => "No model version is active: train one, or activate one.",
        ErrorReasons.StoreUnavailable => "The store was busy for too long. Ask again.",
        _ => null,
    };

    /// <summary>The word for what a job threw.</summary>
    public static string Of(Exception exception) => exception switch
    {
        OperationCanceledException => Cancelled,
        NotEnoughHistoryException => NotEnoughHistory,
        NoActiveModelException => NoActiveModel,
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
        NotEnoughHistory or NoActiveModel or ErrorReasons.ModelDamaged => Code.FailedPrecondition,
        WorkerDied or Interrupted or TrainingBusy => Code.Aborted,
        ErrorReasons.StoreUnavailable => Code.Unavailable,
        _ => Code.Internal,
    };
}
