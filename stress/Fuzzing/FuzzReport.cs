using System.Globalization;

namespace Matching.Stress.Fuzzing;

/// <summary>What a campaign of fuzzing saw.</summary>
/// <param name="Counts">Calls by kind and status.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Connections">Misbehaving connections beside them.</param>
/// <param name="Resets">Of their calls, those taken back at once.</param>
/// <param name="EarlyBytes">Memory of the service, early.</param>
/// <param name="LateBytes">Memory of the service, late.</param>
/// <param name="PeakBytes">The most it held.</param>
/// <param name="Faults">What was wrong, up to twenty.</param>
internal sealed record FuzzReport(
    FuzzCounts Counts, TimeSpan Duration, long Connections, long Resets, long EarlyBytes, long LateBytes, long PeakBytes, IReadOnlyList<string> Faults)
{
    /// <summary>The last line of the program.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counts.Messages:N0} messages in {Counts.Calls:N0} calls of {Counts.Methods} methods over the wire, {Connections:N0} misbehaving connections with {Resets:N0} rapid resets, in {Duration.TotalSeconds:N0} s; "
        + $"memory {EarlyBytes >> 20} MiB early, {LateBytes >> 20} late, {PeakBytes >> 20} at most. {(Faults.Count == 0 ? "Every outcome documented, nothing hung." : $"BROKEN: {Faults.Count} faults.")}");
}
