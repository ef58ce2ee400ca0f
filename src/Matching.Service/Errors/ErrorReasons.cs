namespace Matching.Service;

/// <summary>The stable words of <c>google.rpc.ErrorInfo.reason</c>; listed in docs/errors.md. Never renamed.</summary>
public static class ErrorReasons
{
    /// <summary>The domain all reasons belong to.</summary>
    public const string Domain = "matching";

    /// <summary>Fields of the request cannot be meant; BadRequest lists them.</summary>
    public const string InvalidFields = "INVALID_FIELDS";

    /// <summary>A message of a stream cannot be read.</summary>
    public const string MalformedMessage = "MALFORMED_MESSAGE";

    /// <summary>The page token's state of the data is no longer held.</summary>
    public const string RankingChanged = "RANKING_CHANGED";

    /// <summary>No generation was published by the active model from the current data.</summary>
    public const string NothingPublished = "NOTHING_PUBLISHED";

    /// <summary>The store did not answer; trying again later may help.</summary>
    public const string StoreUnavailable = "STORE_UNAVAILABLE";

    /// <summary>The disk, or what the store may take of it, is full.</summary>
    public const string StoreFull = "STORE_FULL";

    /// <summary>The store's file, folder or disk may only be read.</summary>
    public const string StoreReadOnly = "STORE_READ_ONLY";

    /// <summary>The store's file contradicts itself.</summary>
    public const string StoreDamaged = "STORE_DAMAGED";

    /// <summary>Somebody changed the resource since its etag was read.</summary>
    public const string EtagMismatch = "ETAG_MISMATCH";

    /// <summary>The request id belongs to another request.</summary>
    public const string RequestIdReused = "REQUEST_ID_REUSED";

    /// <summary>A built-in sector cannot be changed.</summary>
    public const string SectorBuiltIn = "SECTOR_BUILT_IN";

    /// <summary>An import holds more than one may.</summary>
    public const string ImportTooLarge = "IMPORT_TOO_LARGE";

    /// <summary>As many operations wait as may.</summary>
    public const string OperationQueueFull = "OPERATION_QUEUE_FULL";

    /// <summary>A file of the model version differs from its manifest, or this program cannot run it.</summary>
    public const string ModelDamaged = "MODEL_DAMAGED";

    /// <summary>The gate does not let the version become the active one.</summary>
    public const string ModelGateRefused = "MODEL_GATE_REFUSED";

    /// <summary>No version was active before the present one.</summary>
    public const string NoPreviousModel = "NO_PREVIOUS_MODEL";

    /// <summary>Over HTTP: a page of an origin that may not call the service, or a Host that is not the service's.</summary>
    public const string OriginNotAllowed = "ORIGIN_NOT_ALLOWED";

    /// <summary>Over HTTP: no method is at the path, or not with this verb.</summary>
    public const string PathUnknown = "PATH_UNKNOWN";

    /// <summary>Over HTTP: the body is above the limit of a request.</summary>
    public const string BodyTooLarge = "BODY_TOO_LARGE";

    /// <summary>The caller did not show who it is.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The caller has not the role the method needs.</summary>
    public const string RoleRequired = "ROLE_REQUIRED";

    /// <summary>The caller makes more calls a second than it may.</summary>
    public const string CallRateExceeded = "CALL_RATE_EXCEEDED";

    /// <summary>The caller, or the service, has as many streams open as may be.</summary>
    public const string TooManyStreams = "TOO_MANY_STREAMS";

    /// <summary>The service has more to do than it can.</summary>
    public const string Overloaded = "OVERLOADED";

    /// <summary>The caller's deadline, or the service's longest, passed.</summary>
    public const string DeadlinePassed = "DEADLINE_PASSED";

    /// <summary>The caller went away or cancelled.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>A fault of the service; the request id leads to its log.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>The id, or a name that must be its own, is taken: <c>ENTERPRISE_ALREADY_EXISTS</c> and so on.</summary>
    /// <param name="resource">What was to be made, for example <c>enterprise</c>.</param>
    public static string AlreadyExists(string resource) => $"{resource.ToUpperInvariant()}_ALREADY_EXISTS";

    /// <summary>What is to be undeleted is not deleted: <c>ENTERPRISE_NOT_DELETED</c> and so on.</summary>
    /// <param name="resource">Its kind, for example <c>enterprise</c>.</param>
    public static string NotDeleted(string resource) => $"{resource.ToUpperInvariant()}_NOT_DELETED";

    /// <summary>What is to be changed is deleted: <c>ENTERPRISE_DELETED</c> and so on.</summary>
    /// <param name="resource">Its kind, for example <c>enterprise</c>.</param>
    public static string Deleted(string resource) => $"{resource.ToUpperInvariant()}_DELETED";

    /// <summary>Nothing known has this id: <c>ENTERPRISE_NOT_FOUND</c> and so on.</summary>
    /// <param name="resource">What was looked for, for example <c>enterprise</c>.</param>
    public static string NotFound(string resource) => $"{resource.ToUpperInvariant()}_NOT_FOUND";
}
