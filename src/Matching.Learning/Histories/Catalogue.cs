using Matching.Domain;

namespace Matching.Learning;

/// <summary>
/// Who exists: every enterprise and institution of one state of the data, numbered. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Numbers are positions in the order of ids (ordinal), so comparing two numbers compares the ids: the tie rule of every ranking.
/// </remarks>
public sealed class Catalogue
{
    private readonly Dictionary<EnterpriseId, int> _enterpriseIndex;
    private readonly Dictionary<string, int> _institutionIndex;
    private readonly Dictionary<CountryCode, int> _countryIndex;
    private readonly Dictionary<SectorId, int> _sectorIndex;
    private readonly int[] _country;
    private readonly int[][] _inCountry;

    private Catalogue(Enterprise[] enterprises, Institution[] institutions, RegionTree regions, SectorTree sectors, Catalogue? before)
    {
        EnterpriseRows = enterprises;
        InstitutionRows = institutions;
        Regions = regions;
        Sectors = sectors;
        _enterpriseIndex = before is not null && SameIds(before.EnterpriseRows, enterprises, static enterprise => enterprise.Id)
            ? before._enterpriseIndex
            : Index(enterprises, enterprise => enterprise.Id, "enterprise");
        _countryIndex = Index([.. regions.Countries], country => new CountryCode(country.Id.Value), "country");
        _sectorIndex = Index([.. sectors.BuiltIn], sector => sector.Id, "sector");
        SubregionOfCountry = RegionNumbers(regions);
        FamilyOfSector = [.. sectors.BuiltIn.Select(sector => _sectorIndex[sectors.FamilyOf(sector.Id).Id])];
        EnterpriseProfiles = ReadEnterpriseProfiles(before);
        if (before is not null && ReferenceEquals(before.InstitutionRows, institutions) && ReferenceEquals(before.Regions, regions))
        {
            (_institutionIndex, _country, _inCountry, Profiles) = (before._institutionIndex, before._country, before._inCountry, before.Profiles);
            return;
        }

        _institutionIndex = before is not null && SameIds(before.InstitutionRows, institutions, static institution => institution.Id)
            ? before._institutionIndex
            : Index(institutions, institution => institution.Id.Value, "institution");
        _country = Array.ConvertAll(institutions, institution => CountryNumber(institution.Country));
        _inCountry = GroupByCountry(_country, regions.Countries.Count);
        Profiles = ReadProfiles(before);
    }

    /// <summary>Every enterprise in order of id; an enterprise's number is its position.</summary>
    public IReadOnlyList<Enterprise> Enterprises => EnterpriseRows;

    /// <summary>Every institution in order of id; an institution's number is its position.</summary>
    public IReadOnlyList<Institution> Institutions => InstitutionRows;

    /// <summary>The regions queries may name.</summary>
    public RegionTree Regions { get; }

    /// <summary>The sectors queries and engagements may name.</summary>
    public SectorTree Sectors { get; }

    /// <summary>How many countries there are; a country's number is its position in <see cref="RegionTree.Countries"/>.</summary>
    public int CountryCount => _inCountry.Length;

    /// <summary>How many sectors there are to learn of: the built-in ones. A sector's number is its position in <see cref="SectorTree.BuiltIn"/>.</summary>
    public int SectorCount => FamilyOfSector.Length;

    internal Enterprise[] EnterpriseRows { get; }

    internal Institution[] InstitutionRows { get; }

    internal InstitutionProfile[] Profiles { get; }

    internal EnterpriseProfile[] EnterpriseProfiles { get; }

    internal int[] FamilyOfSector { get; }

    internal int[] SubregionOfCountry { get; }

    /// <summary>Numbers the rows given.</summary>
    /// <param name="enterprises">In any order, ids unique.</param>
    /// <param name="institutions">In any order, ids unique, countries of the region tree.</param>
    /// <param name="regions">The region tree.</param>
    /// <param name="sectors">The sector tree.</param>
    /// <param name="before">
    /// An earlier state, or null: a row that is the same there is shared, and what was read from its name is not read again. It changes no
    /// value. Default: null.
    /// </param>
    /// <exception cref="ArgumentException">An id stands twice.</exception>
    /// <exception cref="UnknownResourceException">An institution names a country that does not exist.</exception>
    public static Catalogue Create(
        IEnumerable<Enterprise> enterprises, IEnumerable<Institution> institutions, RegionTree regions, SectorTree sectors, Catalogue? before = null)
    {
        ArgumentNullException.ThrowIfNull(enterprises);
        ArgumentNullException.ThrowIfNull(institutions);
        return new Catalogue(SharedRows.Of(enterprises, before), SharedRows.Of(institutions, before), regions, sectors, before);
    }

    /// <summary>The number of an enterprise, or -1.</summary>
    public int IndexOf(EnterpriseId id) => _enterpriseIndex.GetValueOrDefault(id, -1);

    /// <summary>The number of an institution, or -1.</summary>
    public int IndexOf(InstitutionId id) => _institutionIndex.GetValueOrDefault(id.Value, -1);

    /// <summary>The number of an institution by its id as characters, or -1.</summary>
    public int IndexOfInstitution(ReadOnlySpan<char> id) =>
        _institutionIndex.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var number) ? number : -1;

    /// <summary>
    /// The number of a sector, or -1. A custom sector has the number of the built-in one it stands below: it is known by what is known there.
    /// </summary>
    public int IndexOf(SectorId id) =>
        _sectorIndex.TryGetValue(id, out var number) ? number : Sectors.BuiltInOf(id) is { } builtIn ? _sectorIndex[builtIn.Id] : -1;

    /// <summary>The number of a country, or -1.</summary>
    public int IndexOf(CountryCode code) => _countryIndex.GetValueOrDefault(code, -1);

    /// <summary>The institutions of a country, in order of number.</summary>
    public ReadOnlySpan<int> InCountry(int country) => _inCountry[country];

    /// <summary>The country of an institution.</summary>
    public int CountryOf(int institution) => _country[institution];

    /// <summary>Whether another catalogue gives every enterprise and institution the number it has here.</summary>
    public bool NumbersLike(Catalogue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(_enterpriseIndex, other._enterpriseIndex) && ReferenceEquals(_institutionIndex, other._institutionIndex);
    }

    private InstitutionProfile[] ReadProfiles(Catalogue? before)
    {
        var stems = Regions.Countries.Select(country => NameWords.CountryStems(country.Name)).ToArray();
        var profiles = new InstitutionProfile[InstitutionRows.Length];

        // Folding a name and looking its words up takes some 5 µs: seconds for a million on one core. Country by country, so that those who are
        // candidates together stand together in memory.
        Parallel.For(0, _inCountry.Length, country =>
        {
            foreach (var i in _inCountry[country])
            {
                profiles[i] = Known(InstitutionRows[i], before) ?? new InstitutionProfile(InstitutionRows[i], country, SubregionOfCountry[country], stems[country]);
            }
        });
        return profiles;
    }

    private EnterpriseProfile[] ReadEnterpriseProfiles(Catalogue? before)
    {
        var profiles = new EnterpriseProfile[EnterpriseRows.Length];
        Parallel.For(0, profiles.Length, i => profiles[i] = Known(EnterpriseRows[i], before) ?? new EnterpriseProfile(EnterpriseRows[i]));
        return profiles;
    }

    /// <summary>The profile an earlier state has of the same name, country and kind: all that a profile is read from.</summary>
    private InstitutionProfile? Known(Institution institution, Catalogue? before) =>
        before is not null
        && ReferenceEquals(before.Regions, Regions)
        && before._institutionIndex.TryGetValue(institution.Id.Value, out var number)
        && before.InstitutionRows[number] is var old
        && (old.Name, old.Country, old.Kind) == (institution.Name, institution.Country, institution.Kind)
            ? before.Profiles[number]
            : null;

    private static EnterpriseProfile? Known(Enterprise enterprise, Catalogue? before) =>
        before is not null && before._enterpriseIndex.TryGetValue(enterprise.Id, out var number) && before.EnterpriseRows[number].Name == enterprise.Name
            ? before.EnterpriseProfiles[number]
            : null;

    private int CountryNumber(CountryCode code) =>
        _countryIndex.TryGetValue(code, out var number) ? number : throw new UnknownResourceException("country", code.Value);

    private static Dictionary<TKey, int> Index<T, TKey>(T[] rows, Func<T, TKey> key, string what)
        where TKey : notnull
    {
        var index = new Dictionary<TKey, int>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (!index.TryAdd(key(rows[i]), i))
            {
                throw new ArgumentException($"The {what} '{key(rows[i])}' is in the catalogue twice.", nameof(rows));
            }
        }

        return index;
    }

    private static bool SameIds<T, TKey>(T[] before, T[] after, Func<T, TKey> id)
        where TKey : struct, IEquatable<TKey>
    {
        for (var i = 0; i < after.Length && before.Length == after.Length; i++)
        {
            if (!ReferenceEquals(before[i], after[i]) && !id(before[i]).Equals(id(after[i])))
            {
                return false;
            }
        }

        return before.Length == after.Length;
    }

    private static int[] RegionNumbers(RegionTree regions)
    {
        var numbers = new Dictionary<RegionId, int>();
        return [.. regions.Countries.Select(country =>
        {
            var id = regions.SubregionOf(new CountryCode(country.Id.Value)).Id;
            return numbers.TryGetValue(id, out var number) ? number : numbers[id] = numbers.Count;
        })];
    }

    private static int[][] GroupByCountry(int[] country, int countries)
    {
        var counts = new int[countries];
        foreach (var c in country)
        {
            counts[c]++;
        }

        var groups = Array.ConvertAll(counts, static count => new int[count]);
        Array.Clear(counts);
        for (var i = 0; i < country.Length; i++)
        {
            groups[country[i]][counts[country[i]]++] = i;
        }

        return groups;
    }
}
