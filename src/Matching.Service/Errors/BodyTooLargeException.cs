namespace Matching.Service;

/// <summary>The body of an HTTP request is above the limit of a request.</summary>
/// <param name="limit">The limit in bytes.</param>
public sealed class BodyTooLargeException(int limit) : Exception($"The body is larger than {limit} bytes.");
