namespace Matching.Store;

/// <summary>What was answered to a request before.</summary>
public sealed record AnsweredRequest
{
    /// <summary>Stands for the request's content.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The answer, as its bytes.</summary>
    public required byte[] Answer { get; init; }
}
