namespace Matching.Domain;

/// <summary>A Chinese company going abroad: the side that asks.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name shown first, in any script, not blank.</param>
/// <param name="Aliases">Other names (short forms, the Chinese name, earlier names); may be empty, holds no blank.</param>
public sealed record Enterprise(EnterpriseId Id, string Name, IReadOnlyList<string> Aliases);
