using System.Collections.Frozen;
using System.Globalization;

namespace Matching.Domain;

/// <summary>
/// The sectors as a tree: families (roots) and their sectors, which are built in, and custom sectors below either. Immutable and thread-safe.
/// </summary>
public sealed class SectorTree
{
    /// <summary>Most custom sectors of one tree.</summary>
    public const int MaxCustom = 1_000;

    private readonly FrozenDictionary<SectorId, Sector> _byId;
    private readonly FrozenDictionary<SectorId, Sector> _families;
    private readonly FrozenDictionary<SectorId, IReadOnlyList<Sector>> _subtrees;
    private readonly NameIndex<Sector> _names = new();

    private SectorTree()
        : this([])
    {
    }

    private SectorTree(IReadOnlyList<CustomSector> custom)
    {
        var rows = EmbeddedTable.Read("Sectors.sectors.csv", "id", "parent", "dac_code", "name", "name_zh", "other_names");
        BuiltIn = [.. rows.Select(SectorOf)];
        All = [.. BuiltIn, .. custom.Where(sector => !sector.IsDeleted).Select(SectorOf)];
        var known = All.Concat(custom.Where(sector => sector.IsDeleted).Select(SectorOf)).ToList();
        _byId = known.ToFrozenDictionary(sector => sector.Id);
        _families = known.ToFrozenDictionary(sector => sector.Id, sector => Ancestors(sector).Last());
        _subtrees = Subtrees(known, All);

        foreach (var (sector, row) in BuiltIn.Zip(rows))
        {
            AddNames(sector, row[2], EmbeddedTable.List(row[5]));
        }

        foreach (var sector in custom.Where(sector => !sector.IsDeleted))
        {
            AddFreeNames(sector);
        }
    }

    /// <summary>The built-in tree, read from the table embedded in this assembly.</summary>
    public static SectorTree Default { get; } = new();

    /// <summary>The built-in nodes, parents before children: the first of <see cref="All"/>.</summary>
    public IReadOnlyList<Sector> BuiltIn { get; }

    /// <summary>Every node, parents before children: the built-in ones, then the custom ones that are not deleted, as they were given.</summary>
    public IReadOnlyList<Sector> All { get; }

    /// <summary>
    /// The built-in tree with custom sectors below it. A name that another sector bears already goes on meaning that one: a later table of
    /// built-in names must not keep older data from being read.
    /// </summary>
    /// <param name="custom">In the order in which they are to stand; deleted ones are known by their id alone.</param>
    /// <exception cref="ArgumentException">An id stands twice, or a parent is not built in.</exception>
    public static SectorTree With(IReadOnlyList<CustomSector> custom)
    {
        ArgumentNullException.ThrowIfNull(custom);
        if (custom.Count == 0)
        {
            return Default;
        }

        var ids = new HashSet<SectorId>(Default._byId.Keys);
        foreach (var sector in custom)
        {
            if (!Default._byId.ContainsKey(sector.Parent))
            {
                throw new ArgumentException($"The custom sector '{sector.Id}' stands below '{sector.Parent}', which is not built in.", nameof(custom));
            }

            if (!ids.Add(sector.Id))
            {
                throw new ArgumentException($"There are two sectors '{sector.Id}'.", nameof(custom));
            }
        }

        return new SectorTree(custom);
    }

    /// <summary>The node with exactly this id, a deleted one too, or null.</summary>
    public Sector? Get(SectorId id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// Finds what a person may type: an id, English or Chinese name, another name in use, or DAC code. Case, diacritics, punctuation and
    /// spaces make no difference; null when nothing matches.
    /// </summary>
    public Sector? Find(string text) => _names.Find(text);

    /// <summary>The root above a node (the node itself when it is one): its sector family.</summary>
    /// <exception cref="ArgumentException">No such sector.</exception>
    public Sector FamilyOf(SectorId id) => _families.TryGetValue(id, out var family) ? family : throw Unknown(id);

    /// <summary>The node itself when it is built in, otherwise the built-in node it stands below; null when there is no such sector.</summary>
    public Sector? BuiltInOf(SectorId id) =>
        Get(id) is not { } sector ? null : Default._byId.ContainsKey(id) ? sector : _byId[sector.Parent!.Value];

    /// <summary>The node and everything below it, the node first.</summary>
    /// <exception cref="ArgumentException">No such sector.</exception>
    public IReadOnlyList<Sector> SelfAndDescendants(SectorId id) => _subtrees.TryGetValue(id, out var subtree) ? subtree : throw Unknown(id);

    /// <summary>Why a custom sector cannot be added to this tree, or take the place of the one with its id; null when it can.</summary>
    public SectorFault? FaultOf(CustomSector sector)
    {
        ArgumentNullException.ThrowIfNull(sector);
        if (Default._byId.ContainsKey(sector.Id))
        {
            return new SectorFault("id", $"'{sector.Id}' is built in.", sector.Id);
        }

        if (!Default._byId.ContainsKey(sector.Parent))
        {
            return new SectorFault("parent", $"'{sector.Parent}' is not a built-in family or sector.", Other: null);
        }

        if (Get(sector.Id) is null && _byId.Count - BuiltIn.Count >= MaxCustom)
        {
            return new SectorFault("id", $"There are {MaxCustom} custom sectors already, which is the most.", Other: null);
        }

        var names = new[] { ("id", sector.Id.Value), ("name", sector.Name), ("name_zh", sector.NameZh) }.Concat(sector.Aliases.Select(alias => ("aliases", alias)));
        return sector.IsDeleted ? null : names.Select(name => NameFault(sector.Id, name.Item1, name.Item2)).FirstOrDefault(fault => fault is not null);
    }

    private SectorFault? NameFault(SectorId id, string field, string name)
    {
        if (name.Length > 0 && NameFolding.Fold(name).Length == 0)
        {
            return new SectorFault(field, $"'{name}' holds no letter or digit.", Other: null);
        }

        return name.Length > 0 && Find(name) is { } other && other.Id != id
            ? new SectorFault(field, $"'{name}' is a name of the sector '{other.Id}' already.", other.Id)
            : null;
    }

    private static Sector SectorOf(string[] row) => new(
        new SectorId(row[0]),
        row[1].Length == 0 ? null : new SectorId(row[1]),
        row[3],
        row[4],
        row[2].Length == 0 ? null : int.Parse(row[2], CultureInfo.InvariantCulture));

    private static Sector SectorOf(CustomSector custom) => new(custom.Id, custom.Parent, custom.Name, custom.NameZh, DacCode: null);

    private static ArgumentException Unknown(SectorId id) => new($"There is no sector '{id}'.", nameof(id));

    private void AddNames(Sector sector, string code, IEnumerable<string> otherNames)
    {
        _names.AddCode(sector.Id.Value, sector);
        if (code.Length > 0)
        {
            _names.AddCode(code, sector);
        }

        _names.AddName(sector.Name, sector);
        _names.AddName(sector.NameZh, sector);
        foreach (var name in otherNames)
        {
            _names.AddOtherName(name, sector);
        }
    }

    private void AddFreeNames(CustomSector custom)
    {
        foreach (var name in custom.Names.Where(name => NameFolding.Fold(name).Length > 0 && _names.Find(name) is null))
        {
            _names.AddOtherName(name, _byId[custom.Id]);
        }
    }

    private FrozenDictionary<SectorId, IReadOnlyList<Sector>> Subtrees(IEnumerable<Sector> known, IEnumerable<Sector> listed)
    {
        var subtrees = known.ToDictionary(sector => sector.Id, sector => new List<Sector> { sector });
        foreach (var sector in listed)
        {
            foreach (var above in Ancestors(sector).Skip(1))
            {
                subtrees[above.Id].Add(sector);
            }
        }

        return subtrees.ToFrozenDictionary(pair => pair.Key, pair => (IReadOnlyList<Sector>)pair.Value);
    }

    /// <summary>The node itself, then each node above it, the family last.</summary>
    private IEnumerable<Sector> Ancestors(Sector sector)
    {
        for (var node = sector; node is not null; node = node.Parent is { } parent ? _byId[parent] : null)
        {
            yield return node;
        }
    }
}
