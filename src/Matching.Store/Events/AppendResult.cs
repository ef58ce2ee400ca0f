namespace Matching.Store;

/// <summary>What became of a call to record events.</summary>
/// <param name="Added">How many were new; 0 when there are faults, for then nothing was recorded.</param>
/// <param name="Faults">Every event that cannot be recorded, in order; empty when all were.</param>
/// <param name="DataRevision">The new data revision, when an engagement was made or taken back; null when none was.</param>
public sealed record AppendResult(int Added, IReadOnlyList<EventFault> Faults, long? DataRevision);
