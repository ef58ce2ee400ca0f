using Matching.Domain;

namespace Matching.Interchange;

/// <summary>
/// Which institutions there are, in the fewest bytes: they stand country by country, the best known first, and a few arrays say kind and
/// field of each. Everything else about one is made anew from its index when it is asked for.
/// </summary>
internal sealed class SampleAtlas
{
    /// <summary>How common each kind is below the national level, by its number.</summary>
    private static readonly long[] KindShares = [0, 33, 9, 7, 8, 4, 5, 15, 5, 2, 4, 4, 3, 2];

    private static readonly IReadOnlyList<(InstitutionKind Kind, string Sector, int Field)> NationalBodies =
    [
        (InstitutionKind.Utility, "energy", 3),
        (InstitutionKind.Ministry, "energy", 0),
        (InstitutionKind.TransportAgency, "transport-and-storage", 1),
        (InstitutionKind.Ministry, "transport-and-storage", 0),
        (InstitutionKind.PortAuthority, "transport-and-storage", 0),
        (InstitutionKind.Ministry, "health", 0),
        (InstitutionKind.Company, "communications", 1),
        (InstitutionKind.Academic, "education", 0),
        (InstitutionKind.Bank, "banking-and-financial-services", 0),
        (InstitutionKind.Utility, "water-supply-and-sanitation", 1),
        (InstitutionKind.Ministry, "industry-mining-construction", 0),
        (InstitutionKind.TransportAgency, "transport-and-storage", 2),
        (InstitutionKind.Hospital, "health", 0),
        (InstitutionKind.Ministry, "agriculture-forestry-fishing", 0),
        (InstitutionKind.PublicAgency, "communications", 0),
        (InstitutionKind.Chamber, "trade-policies-and-regulations", 0),
        (InstitutionKind.IndustrialPark, "industry-mining-construction", 0),
        (InstitutionKind.Museum, "culture-and-heritage", 0),
        (InstitutionKind.DesignStudio, "design", 0),
        (InstitutionKind.Company, "energy", 4),
        (InstitutionKind.Ministry, "culture-and-heritage", 0),
        (InstitutionKind.PublicAgency, "government-and-civil-society", 1),
    ];

    private readonly SampleVocabulary _words = SampleVocabulary.Default;
    private readonly int[] _firstOfCountry;
    private readonly byte[] _country;
    private readonly byte[] _kind;
    private readonly byte[] _sector;
    private readonly byte[] _field;
    private readonly bool[] _national;

    public SampleAtlas(ulong seed, int count)
    {
        _firstOfCountry = Share(count, [.. _words.Countries.Select(country => country.Weight)]);
        _country = new byte[count];
        _kind = new byte[count];
        _sector = new byte[count];
        _field = new byte[count];
        _national = new bool[count];
        var kinds = new WeightedChoice(KindShares);
        var sectorsOfKind = InstitutionKinds.All.Select(kind => new WeightedChoice(_words.Sectors.Select(sector => (long)sector.Affinity[(int)kind]))).ToArray();
        for (var country = 0; country < _words.Countries.Count; country++)
        {
            for (var index = _firstOfCountry[country]; index < _firstOfCountry[country + 1]; index++)
            {
                _country[index] = (byte)country;
                Decide(index, new SampleRandom(seed, SampleStream.Institution, index), kinds, sectorsOfKind);
            }
        }

        BySector = new SampleBuckets(_country, _sector, _words.Countries.Count, _words.Sectors.Count);
        ByKind = new SampleBuckets(_country, _kind, _words.Countries.Count, InstitutionKinds.All.Count + 1);
    }

    public int Count => _kind.Length;

    /// <summary>Institutions of a country whose field is a sector, the best known first.</summary>
    public SampleBuckets BySector { get; }

    /// <summary>Institutions of a country that are of a kind, the best known first.</summary>
    public SampleBuckets ByKind { get; }

    public int CountryOf(int institution) => _country[institution];

    public InstitutionKind KindOf(int institution) => (InstitutionKind)_kind[institution];

    public int SectorOf(int institution) => _sector[institution];

    public int FieldOf(int institution) => _field[institution];

    public bool IsNational(int institution) => _national[institution];

    /// <summary>Its place among the institutions of its country, from 0.</summary>
    public int PositionInCountry(int institution) => institution - _firstOfCountry[_country[institution]];

    public int CountIn(int country) => _firstOfCountry[country + 1] - _firstOfCountry[country];

    public int FirstIn(int country) => _firstOfCountry[country];

    private void Decide(int index, SampleRandom random, WeightedChoice kinds, WeightedChoice[] sectorsOfKind)
    {
        var country = _words.Countries[_country[index]];
        var position = PositionInCountry(index);
        if (!country.Inhabited)
        {
            (_kind[index], _sector[index], _field[index]) = ((byte)InstitutionKind.Academic, (byte)_words.SectorAt("general-environmental-protection"), 0);
            return;
        }

        if (position < NationalBodies.Count && 2 * position <= CountIn(_country[index]))
        {
            var (kind, sector, field) = NationalBodies[position];
            if (country.HasCoast || kind != InstitutionKind.PortAuthority)
            {
                (_kind[index], _sector[index], _field[index]) = ((byte)kind, (byte)_words.SectorAt(sector), (byte)field);
                _national[index] = true;
                return;
            }
        }

        var chosen = (InstitutionKind)kinds.Pick(random);
        if (chosen == InstitutionKind.PortAuthority && !country.HasCoast)
        {
            chosen = InstitutionKind.TransportAgency;
        }

        var home = sectorsOfKind[(int)chosen - 1].Pick(random);
        var general = chosen is InstitutionKind.Ministry or InstitutionKind.PublicAgency or InstitutionKind.Chamber;
        _kind[index] = (byte)chosen;
        _sector[index] = (byte)home;
        _field[index] = general ? (byte)0 : (byte)random.Below(_words.Sectors[home].Fields.Count);
    }

    /// <summary>Shares out a count by weight, one to each first when there are enough; answers where each share begins, and the end.</summary>
    private static int[] Share(int count, int[] weights)
    {
        var each = count >= weights.Length ? 1 : 0;
        var rest = (long)count - ((long)each * weights.Length);
        var total = weights.Sum(weight => (long)weight);
        var starts = new int[weights.Length + 1];
        var seen = 0L;
        for (var i = 0; i < weights.Length; i++)
        {
            seen += weights[i];
            starts[i + 1] = (int)((rest * seen / total) + (each * (i + 1)));
        }

        return starts;
    }
}
