namespace Matching.Domain;

/// <summary>Why a custom sector cannot stand in the tree.</summary>
/// <param name="Field">What is at fault: <c>id</c>, <c>parent</c>, <c>name</c>, <c>name_zh</c> or <c>aliases</c>.</param>
/// <param name="Reason">What is wrong with it, in words.</param>
/// <param name="Other">The sector that has the id or name already; null when that is not the fault.</param>
public sealed record SectorFault(string Field, string Reason, SectorId? Other);
