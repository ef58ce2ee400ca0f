namespace Matching.Learning;

/// <summary>
/// The sectors a query is about, with weights that sum to 1: one sector when the query names a leaf, otherwise the sectors the
/// enterprise (and, behind it, everyone) was engaged in below the named node.
/// </summary>
internal sealed class SectorMix
{
    /// <summary>Most sectors a mix holds; the rest carry too little weight to be worth their cost.</summary>
    public const int MaxSectors = 6;

    /// <summary>How many engagements' worth of trust everyone's habits get beside the enterprise's own.</summary>
    private const double PriorStrength = 3;

    private readonly bool[] _inScope;
    private readonly bool[] _inFamilies;

    private SectorMix(bool[] inScope, bool[] inFamilies, (int Sector, double Weight)[] parts)
    {
        _inScope = inScope;
        _inFamilies = inFamilies;
        Parts = parts;
    }

    /// <summary>The sectors, heaviest first. An array: an enumerator behind an interface would be allocated at every candidate.</summary>
    public (int Sector, double Weight)[] Parts { get; }

    /// <summary>Whether an engagement of the sector counts as one of the query's own sector.</summary>
    public bool Covers(int sector) => _inScope[sector];

    /// <summary>Whether the sector belongs to a family of the query's sectors.</summary>
    public bool CoversFamilyOf(int sector) => _inFamilies[sector];

    /// <summary>Builds the mix of a query.</summary>
    /// <param name="catalogue">Numbers the sectors.</param>
    /// <param name="history">What is known.</param>
    /// <param name="enterprise">Who asks.</param>
    /// <param name="sector">A sector's number, or -1 for all.</param>
    public static SectorMix Of(Catalogue catalogue, EngagementHistory history, int enterprise, int sector)
    {
        var inScope = Scope(catalogue, sector);
        var inFamilies = new bool[inScope.Length];
        var weights = new double[inScope.Length];
        for (var s = 0; s < inScope.Length; s++)
        {
            for (var other = 0; inScope[s] && other < inScope.Length; other++)
            {
                inFamilies[other] |= catalogue.FamilyOfSector[other] == catalogue.FamilyOfSector[s];
            }

            weights[s] = inScope[s] ? PriorStrength * (history.Patterns.InSector(s) + 0.01) / (history.Count + 1.0) : 0;
        }

        foreach (var past in history.OfEnterprise(enterprise))
        {
            weights[past.Sector] += inScope[past.Sector] ? 1 : 0;
        }

        var parts = Enumerable.Range(0, weights.Length)
            .Where(s => weights[s] > 0)
            .OrderByDescending(s => weights[s]).ThenBy(s => s)
            .Take(MaxSectors)
            .Select(s => (Sector: s, Weight: weights[s]))
            .ToArray();
        var sum = parts.Sum(part => part.Weight);
        return new SectorMix(inScope, inFamilies, [.. parts.Select(part => (part.Sector, part.Weight / sum))]);
    }

    private static bool[] Scope(Catalogue catalogue, int sector)
    {
        var inScope = new bool[catalogue.SectorCount];
        if (sector < 0)
        {
            Array.Fill(inScope, value: true);
            return inScope;
        }

        foreach (var node in catalogue.Sectors.SelfAndDescendants(catalogue.Sectors.All[sector].Id))
        {
            inScope[catalogue.IndexOf(node.Id)] = true;
        }

        return inScope;
    }
}
