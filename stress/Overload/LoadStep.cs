namespace Matching.Stress.Overload;

/// <summary>What one step of load saw.</summary>
/// <param name="Factor">Offered load, in capacities.</param>
/// <param name="OfferedPerSecond">Calls begun a second.</param>
/// <param name="AcceptedPerSecond">Calls answered a second.</param>
/// <param name="RefusedPerSecond">Calls refused a second.</param>
/// <param name="AcceptedMedian">Milliseconds from the moment a call was due to its answer, the middle one.</param>
/// <param name="AcceptedP99">The same, of 99 in 100.</param>
/// <param name="RefusedMedian">Milliseconds until a refusal, the middle one.</param>
/// <param name="RefusedP99">The same, of 99 in 100.</param>
/// <param name="MemoryBytes">Memory of the service at the end.</param>
/// <param name="RecoverySeconds">How long until it answered as quickly as before.</param>
/// <param name="Faults">Answers that were neither; each kind once.</param>
internal sealed record LoadStep(
    double Factor,
    double OfferedPerSecond,
    double AcceptedPerSecond,
    double RefusedPerSecond,
    double AcceptedMedian,
    double AcceptedP99,
    double RefusedMedian,
    double RefusedP99,
    long MemoryBytes,
    double RecoverySeconds,
    IReadOnlyList<string> Faults);
