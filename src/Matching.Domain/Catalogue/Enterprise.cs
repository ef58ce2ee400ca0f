namespace Matching.Domain;

/// <summary>A Chinese company going abroad: the side that asks.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name shown first, in any script, not blank.</param>
/// <param name="Aliases">Other names (short forms, the Chinese name, earlier names); may be empty, holds no blank.</param>
public sealed record Enterprise(EnterpriseId Id, string Name, IReadOnlyList<string> Aliases)
{
    /// <summary>Whether it was deleted: it is kept for the history it has, but not ranked for. Default: false.</summary>
    public bool IsDeleted { get; init; }
}
