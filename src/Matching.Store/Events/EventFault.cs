namespace Matching.Store;

/// <summary>Why an event cannot be recorded.</summary>
/// <param name="Index">Which one of the call, from 0.</param>
/// <param name="Column">What is wrong: <c>event_id</c>, <c>enterprise</c> or <c>institution</c>.</param>
/// <param name="Reason">Why, to follow the column's name.</param>
public sealed record EventFault(int Index, string Column, string Reason);
