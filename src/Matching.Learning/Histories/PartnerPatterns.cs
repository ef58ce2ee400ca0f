using System.Numerics;
using System.Runtime.InteropServices;
using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// What sort of institution was engaged, in which sector and where: counts that speak of institutions nobody has engaged yet.
/// </summary>
internal sealed class PartnerPatterns
{
    /// <summary>How many engagements' worth of trust a back-off prior gets.</summary>
    private const double PriorStrength = 5;

    private static readonly int KindCount = InstitutionKinds.All.Count + 1;

    private readonly int[] _familyOfSector;
    private readonly int[] _kind;
    private readonly int[,] _kindBySector;
    private readonly int[,] _kindByFamily;
    private readonly int[] _sector;
    private readonly int[] _family;
    private readonly int[,] _conceptBySector;
    private readonly int[,] _conceptByFamily;
    private readonly int _total;
    private readonly Dictionary<(InstitutionKind Kind, int Subregion, int Family), int> _kindBySubregion = [];
    private readonly Dictionary<(int Subregion, int Family), int> _subregion = [];
    private readonly Dictionary<(int Country, int Family), double> _countryDecayed = [];
    private readonly Dictionary<(int Subregion, int Family), double> _subregionDecayed = [];
    private readonly Dictionary<(ulong Role, int Sector), int> _roleBySector = [];
    private readonly Dictionary<(ulong Role, int Family), int> _roleByFamily = [];
    private readonly Dictionary<(ulong Role, int Sector, int Country), int> _roleAtHomeBySector = [];
    private readonly Dictionary<(ulong Role, int Family, int Country), int> _roleAtHomeByFamily = [];

    public PartnerPatterns(Catalogue catalogue, EngagementHistory history)
    {
        var concepts = ConceptLexicon.Default.Names.Count;
        _familyOfSector = catalogue.FamilyOfSector;
        _kind = new int[KindCount];
        _kindBySector = new int[KindCount, catalogue.SectorCount];
        _kindByFamily = new int[KindCount, catalogue.SectorCount];
        _sector = new int[catalogue.SectorCount];
        _family = new int[catalogue.SectorCount];
        _conceptBySector = new int[concepts, catalogue.SectorCount];
        _conceptByFamily = new int[concepts, catalogue.SectorCount];
        _total = history.Count;

        // Once for each institution and sector and not for each engagement: at ten million of them the tables' look-ups are what costs.
        var inSector = new int[catalogue.SectorCount];
        var weightInSector = new double[catalogue.SectorCount];
        for (var institution = 0; institution < catalogue.Profiles.Length; institution++)
        {
            var past = history.OfInstitution(institution);
            foreach (var engagement in past)
            {
                inSector[engagement.Sector]++;
                weightInSector[engagement.Sector] += history.WeightOf(engagement.Year);
            }

            foreach (var engagement in past)
            {
                var count = inSector[engagement.Sector];
                if (count > 0)
                {
                    Add(catalogue.Profiles[institution], engagement.Sector, _familyOfSector[engagement.Sector], count, weightInSector[engagement.Sector]);
                    (inSector[engagement.Sector], weightInSector[engagement.Sector]) = (0, 0);
                }
            }
        }
    }

    /// <summary>Share of the kind among a sector's engagements, backed off to its family and to all sectors.</summary>
    public double KindGivenSector(InstitutionKind kind, int sector)
    {
        var family = _familyOfSector[sector];
        var overall = (_kind[(int)kind] + 1.0) / (_total + KindCount);
        var inFamily = (_kindByFamily[(int)kind, family] + (PriorStrength * overall)) / (_family[family] + PriorStrength);
        return (_kindBySector[(int)kind, sector] + (PriorStrength * inFamily)) / (_sector[sector] + PriorStrength);
    }

    /// <summary>Share of the kind among the sector family's engagements in a subregion, backed off to <see cref="KindGivenSector"/>.</summary>
    public double KindGivenSubregion(InstitutionKind kind, int subregion, int sector)
    {
        var family = _familyOfSector[sector];
        return (_kindBySubregion.GetValueOrDefault((kind, subregion, family)) + (PriorStrength * KindGivenSector(kind, sector)))
            / (_subregion.GetValueOrDefault((subregion, family)) + PriorStrength);
    }

    /// <summary>Part of the subregion's decayed engagements in the sector's family that are with institutions of the country.</summary>
    public double CountryGivenSubregion(InstitutionProfile institution, int sector)
    {
        var family = _familyOfSector[sector];
        return _countryDecayed.GetValueOrDefault((institution.Country, family)) / (_subregionDecayed.GetValueOrDefault((institution.Subregion, family)) + 1);
    }

    /// <summary>Engagements of the same role in the sector in other countries, per engagement in the sector.</summary>
    public double RoleElsewhereInSector(InstitutionProfile institution, int sector) =>
        RoleElsewhere(institution, sector) / (_sector[sector] + PriorStrength);

    /// <summary>Engagements of the same role in the sector family in other countries, per engagement in the family.</summary>
    public double RoleElsewhereInFamily(InstitutionProfile institution, int sector)
    {
        var family = _familyOfSector[sector];

        // Most roles were engaged nowhere in a family, and then not at home either.
        return _roleByFamily.TryGetValue((institution.Role, family), out var everywhere)
            ? (everywhere - _roleAtHomeByFamily.GetValueOrDefault((institution.Role, family, institution.Country))) / (_family[family] + PriorStrength)
            : 0;
    }

    /// <summary>The largest share that any of the institution's concepts has among the sector's engagements, backed off to the family.</summary>
    public double ConceptGivenSector(ulong concepts, int sector)
    {
        var family = _familyOfSector[sector];
        double best = 0;
        for (var rest = concepts; rest != 0; rest &= rest - 1)
        {
            var concept = BitOperations.TrailingZeroCount(rest);
            var inFamily = _conceptByFamily[concept, family] / (_family[family] + PriorStrength);
            best = Math.Max(best, (_conceptBySector[concept, sector] + (PriorStrength * inFamily)) / (_sector[sector] + PriorStrength));
        }

        return best;
    }

    /// <summary>Engagements known in a sector.</summary>
    public int InSector(int sector) => _sector[sector];

    /// <summary>Engagements of a kind in a sector.</summary>
    public int CountOf(InstitutionKind kind, int sector) => _kindBySector[(int)kind, sector];

    /// <summary>Engagements in a sector of institutions whose names speak of a concept.</summary>
    public int CountOfConcept(int concept, int sector) => _conceptBySector[concept, sector];

    /// <summary>Engagements of a sector family with institutions of a subregion.</summary>
    public int InSubregion(int subregion, int family) => _subregion.GetValueOrDefault((subregion, family));

    /// <summary>Those of them with institutions of a kind.</summary>
    public int CountInSubregion(InstitutionKind kind, int subregion, int family) => _kindBySubregion.GetValueOrDefault((kind, subregion, family));

    /// <summary>Engagements of the same role (kind and concepts) in a sector in other countries.</summary>
    public int RoleElsewhere(InstitutionProfile institution, int sector) =>
        _roleBySector.TryGetValue((institution.Role, sector), out var everywhere)
            ? everywhere - _roleAtHomeBySector.GetValueOrDefault((institution.Role, sector, institution.Country))
            : 0;

    private void Add(InstitutionProfile institution, int sector, int family, int count, double weight)
    {
        _kind[(int)institution.Kind] += count;
        _kindBySector[(int)institution.Kind, sector] += count;
        _kindByFamily[(int)institution.Kind, family] += count;
        _sector[sector] += count;
        _family[family] += count;
        for (var rest = institution.Concepts; rest != 0; rest &= rest - 1)
        {
            var concept = BitOperations.TrailingZeroCount(rest);
            _conceptBySector[concept, sector] += count;
            _conceptByFamily[concept, family] += count;
        }

        Count(_kindBySubregion, (institution.Kind, institution.Subregion, family), count);
        Count(_subregion, (institution.Subregion, family), count);
        Count(_roleBySector, (institution.Role, sector), count);
        Count(_roleByFamily, (institution.Role, family), count);
        Count(_roleAtHomeBySector, (institution.Role, sector, institution.Country), count);
        Count(_roleAtHomeByFamily, (institution.Role, family, institution.Country), count);
        CollectionsMarshal.GetValueRefOrAddDefault(_countryDecayed, (institution.Country, family), out _) += weight;
        CollectionsMarshal.GetValueRefOrAddDefault(_subregionDecayed, (institution.Subregion, family), out _) += weight;
    }

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key, int count)
        where TKey : notnull =>
        CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _) += count;
}
