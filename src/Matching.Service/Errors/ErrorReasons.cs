namespace Matching.Service;

/// <summary>The stable words of <c>google.rpc.ErrorInfo.reason</c>; listed in docs/service.md. Never renamed.</summary>
public static class ErrorReasons
{
    /// <summary>The domain all reasons belong to.</summary>
    public const string Domain = "matching";

    /// <summary>Fields of the request cannot be meant; BadRequest lists them.</summary>
    public const string InvalidFields = "INVALID_FIELDS";

    /// <summary>The page token's state of the data is no longer held.</summary>
    public const string RankingChanged = "RANKING_CHANGED";

    /// <summary>The store did not answer; trying again later may help.</summary>
    public const string StoreUnavailable = "STORE_UNAVAILABLE";

    /// <summary>The caller's deadline, or the service's longest, passed.</summary>
    public const string DeadlinePassed = "DEADLINE_PASSED";

    /// <summary>The caller went away or cancelled.</summary>
    public const string Cancelled = "CANCELLED";

    /// <summary>A fault of the service; the request id leads to its log.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>Nothing known has this id: <c>ENTERPRISE_NOT_FOUND</c> and so on.</summary>
    /// <param name="resource">What was looked for, for example <c>enterprise</c>.</param>
    public static string NotFound(string resource) => $"{resource.ToUpperInvariant()}_NOT_FOUND";
}
