namespace Matching.Service;

/// <summary>The reader of a stream took nothing for too long.</summary>
/// <param name="patience">How long it was waited for.</param>
public sealed class SlowReaderException(TimeSpan patience)
    : Exception($"The reader took nothing for {patience.TotalSeconds:0} s. Ask again with the last resume_token received.");
