namespace Matching.Stress.Overload;

/// <summary>How one call ended.</summary>
/// <param name="Milliseconds">From the moment it was due.</param>
/// <param name="Accepted">Answered, as opposed to refused.</param>
/// <param name="Fault">What it was if it was neither; null otherwise.</param>
internal readonly record struct CallRecord(double Milliseconds, bool Accepted, string? Fault);
