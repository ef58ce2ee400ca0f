namespace Matching.Service;

/// <summary>A message of a caller's stream cannot be read.</summary>
/// <param name="number">Which message of the stream, from 0.</param>
/// <param name="type">What it should have been, for example <c>StreamEventsRequest</c>.</param>
/// <param name="inner">What the reader said.</param>
public sealed class MalformedMessageException(int number, string type, Exception inner)
    : Exception($"Message {number} of the stream is no {type} in protobuf's wire format, or its gRPC frame is broken. Nothing after it was read.", inner);
