namespace Matching.Store;

/// <summary>Whether an audit log is whole.</summary>
/// <param name="Count">Lines that are right, from the first on.</param>
/// <param name="Head">The hash of the last of them. Kept elsewhere, it shows later whether the end of the log was cut off.</param>
/// <param name="Fault">What is wrong with the next; null when nothing is.</param>
public sealed record AuditVerdict(long Count, byte[] Head, string? Fault);
