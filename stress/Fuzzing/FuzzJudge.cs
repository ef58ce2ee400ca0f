using Grpc.Core;

namespace Matching.Stress.Fuzzing;

/// <summary>Says whether an outcome is one the documentation allows.</summary>
internal sealed class FuzzJudge(DocumentedReasons reasons)
{
    /// <summary>What the framework answers to what it cannot read, as docs/service.md says.</summary>
    private static readonly HashSet<StatusCode> Unreadable =
        [StatusCode.Unknown, StatusCode.Internal, StatusCode.ResourceExhausted, StatusCode.Unimplemented, StatusCode.InvalidArgument, StatusCode.Cancelled];

    /// <summary>What is wrong with an outcome; null when nothing is.</summary>
    public string? Fault(FuzzRequest request, FuzzOutcome outcome) => outcome switch
    {
        { Status: FuzzOutcome.Hang } => "no answer: it hangs",
        { Status: FuzzOutcome.Transport } when request.IsWellFormed => $"the transport ended the call: {outcome.Text}",
        { Status: FuzzOutcome.Transport } => null,
        { Status: (int)StatusCode.OK } => null,
        { Reason: "INTERNAL" } => $"a fault of the service: {outcome.Text}",
        { Reason: { } reason } => reasons.Has(reason) ? null : $"the reason {reason} is not documented",
        { Status: (int)StatusCode.DeadlineExceeded } when request.DeadlineMilliseconds <= 100 => null,
        _ when !request.IsWellFormed && Unreadable.Contains((StatusCode)outcome.Status) => null,
        _ => $"{(StatusCode)outcome.Status} without a reason: {outcome.Text}",
    };
}
