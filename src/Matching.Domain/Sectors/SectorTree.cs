namespace Matching.Domain;

/// <summary>The sectors as a tree: families (roots), their sectors, and finer fields below them. Immutable and thread-safe.</summary>
public sealed class SectorTree
{
    /// <summary>The built-in tree, read from the table embedded in this assembly.</summary>
    public static SectorTree Default { get; } = new();

    /// <summary>Every node, parents before children.</summary>
    public IReadOnlyList<Sector> All => throw new NotSupportedException();

    /// <summary>The node with exactly this id, or null.</summary>
    public Sector? Get(SectorId id) => throw new NotSupportedException();

    /// <summary>Finds what a person may type: an id, English or Chinese name, or DAC code, in any case; null when nothing matches.</summary>
    public Sector? Find(string text) => throw new NotSupportedException();

    /// <summary>The root above a node (the node itself when it is one): its sector family.</summary>
    /// <exception cref="ArgumentException">No such sector.</exception>
    public Sector FamilyOf(SectorId id) => throw new NotSupportedException();

    /// <summary>The node and everything below it.</summary>
    /// <exception cref="ArgumentException">No such sector.</exception>
    public IReadOnlyList<Sector> SelfAndDescendants(SectorId id) => throw new NotSupportedException();
}
