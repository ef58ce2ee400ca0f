namespace Matching.Domain;

/// <summary>A finer field that users have put below a built-in node of the sector tree.</summary>
/// <param name="Id">Slug, for example <c>solar-power</c>; not one of a built-in node.</param>
/// <param name="Parent">The built-in family or sector it belongs to.</param>
/// <param name="Name">English name, not blank.</param>
/// <param name="NameZh">Chinese name; empty when it has none.</param>
/// <param name="Aliases">Other names it is found by; may be empty, holds no blank.</param>
public sealed record CustomSector(SectorId Id, SectorId Parent, string Name, string NameZh, IReadOnlyList<string> Aliases)
{
    /// <summary>Whether it was deleted: engagements in it go on counting for its parent, but no name finds it. Default: false.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Every name it is found by, its id first.</summary>
    public IEnumerable<string> Names => new[] { Id.Value, Name, NameZh }.Concat(Aliases).Where(name => name.Length > 0);
}
