using System.Collections.Frozen;
using System.Globalization;

namespace Matching.Domain;

/// <summary>The sectors as a tree: families (roots), their sectors, and finer fields below them. Immutable and thread-safe.</summary>
public sealed class SectorTree
{
    private readonly FrozenDictionary<SectorId, Sector> _byId;
    private readonly FrozenDictionary<SectorId, Sector> _families;
    private readonly FrozenDictionary<SectorId, IReadOnlyList<Sector>> _subtrees;
    private readonly NameIndex<Sector> _names = new();

    private SectorTree()
    {
        var rows = EmbeddedTable.Read("Sectors.sectors.csv", "id", "parent", "dac_code", "name", "name_zh", "other_names");
        All = [.. rows.Select(SectorOf)];
        _byId = All.ToFrozenDictionary(sector => sector.Id);
        _families = All.ToFrozenDictionary(sector => sector.Id, sector => Ancestors(sector).Last());
        _subtrees = All.ToFrozenDictionary(
            sector => sector.Id,
            IReadOnlyList<Sector> (sector) => [.. All.Where(other => Ancestors(other).Contains(sector))]);
        foreach (var (sector, row) in All.Zip(rows))
        {
            _names.AddCode(sector.Id.Value, sector);
            if (row[2].Length > 0)
            {
                _names.AddCode(row[2], sector);
            }

            _names.AddName(sector.Name, sector);
            _names.AddName(sector.NameZh, sector);
            foreach (var name in EmbeddedTable.List(row[5]))
            {
                _names.AddOtherName(name, sector);
            }
        }
    }

    /// <summary>The built-in tree, read from the table embedded in this assembly.</summary>
    public static SectorTree Default { get; } = new();

    /// <summary>Every node, parents before children.</summary>
    public IReadOnlyList<Sector> All { get; }

    /// <summary>The node with exactly this id, or null.</summary>
    public Sector? Get(SectorId id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// Finds what a person may type: an id, English or Chinese name, another name in use, or DAC code. Case, diacritics, punctuation and
    /// spaces make no difference; null when nothing matches.
    /// </summary>
    public Sector? Find(string text) => _names.Find(text);

    /// <summary>The root above a node (the node itself when it is one): its sector family.</summary>
    /// <exception cref="ArgumentException">No such sector.</exception>
    public Sector FamilyOf(SectorId id) => _families.TryGetValue(id, out var family) ? family : throw Unknown(id);

    /// <summary>The node and everything below it, the node first.</summary>
    /// <exception cref="ArgumentException">No such sector.</exception>
    public IReadOnlyList<Sector> SelfAndDescendants(SectorId id) => _subtrees.TryGetValue(id, out var subtree) ? subtree : throw Unknown(id);

    private static Sector SectorOf(string[] row) => new(
        new SectorId(row[0]),
        row[1].Length == 0 ? null : new SectorId(row[1]),
        row[3],
        row[4],
        row[2].Length == 0 ? null : int.Parse(row[2], CultureInfo.InvariantCulture));

    private static ArgumentException Unknown(SectorId id) => new($"There is no sector '{id}'.", nameof(id));

    /// <summary>The node itself, then each node above it, the family last.</summary>
    private IEnumerable<Sector> Ancestors(Sector sector)
    {
        for (var node = sector; node is not null; node = node.Parent is { } parent ? _byId[parent] : null)
        {
            yield return node;
        }
    }
}
