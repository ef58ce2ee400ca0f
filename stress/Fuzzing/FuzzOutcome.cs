namespace Matching.Stress.Fuzzing;

/// <summary>What came back.</summary>
/// <param name="Status">gRPC's number; -1 when the transport ended the call without one.</param>
/// <param name="Reason">The service's own reason; null when the error is not the service's.</param>
/// <param name="Text">The status message, or what the transport said.</param>
internal readonly record struct FuzzOutcome(int Status, string? Reason, string Text)
{
    /// <summary>The transport ended the call: no gRPC status.</summary>
    public const int Transport = -1;

    /// <summary>Nothing came within the time.</summary>
    public const int Hang = -2;
}
