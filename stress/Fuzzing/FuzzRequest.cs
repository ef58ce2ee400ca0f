namespace Matching.Stress.Fuzzing;

/// <summary>One call to make.</summary>
/// <param name="Number">Which of the run: together with the seed it says everything about the request.</param>
/// <param name="Target">Whom to call.</param>
/// <param name="Kind">How it was made.</param>
/// <param name="Body">The gRPC frames.</param>
/// <param name="Messages">How many messages they hold.</param>
/// <param name="IsWellFormed">Whether framework and service must be able to read it, so that any error must carry a reason.</param>
internal sealed record FuzzRequest(long Number, FuzzTarget Target, FuzzKind Kind, byte[] Body, int Messages, bool IsWellFormed)
{
    /// <summary>Its encoding; null for none.</summary>
    public string? Encoding { get; init; }

    /// <summary>Headers beyond those of every call.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The caller's deadline in milliseconds.</summary>
    public int DeadlineMilliseconds { get; init; } = 20_000;
}
