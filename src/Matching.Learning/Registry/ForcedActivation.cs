namespace Matching.Learning;

/// <summary>Somebody activated a version although the gate refused it.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Refusal">Why the gate had refused.</param>
public sealed record ForcedActivation(DateTimeOffset At, string Refusal);
