using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Chooses countries: by weight over the world, or among neighbours.</summary>
internal sealed class SampleTravel
{
    private const int HomeCountryCount = 5;

    private readonly WeightedChoice _world;
    private readonly Dictionary<RegionId, (int[] Countries, WeightedChoice Choice)> _neighbours;
    private readonly RegionId[] _regions;

    public SampleTravel(SampleAtlas atlas)
    {
        var countries = SampleVocabulary.Default.Countries;
        long WeightOf(int country) => atlas.CountIn(country) == 0 ? 0 : countries[country].Weight;
        _world = new WeightedChoice(Enumerable.Range(0, countries.Count).Select(WeightOf));
        _regions = [.. countries.Select(country => RegionTree.Default.SubregionOf(country.Code).Id)];
        _neighbours = Enumerable.Range(0, countries.Count)
            .GroupBy(country => _regions[country])
            .ToDictionary(group => group.Key, group => (group.ToArray(), new WeightedChoice(group.Select(WeightOf))));
    }

    /// <summary>Any country that has institutions.</summary>
    public int Anywhere(SampleRandom random) => _world.Pick(random);

    /// <summary>A few countries of one M49 subregion; some may stand twice, and are then visited more.</summary>
    public int[] HomeCountries(SampleRandom random)
    {
        var homes = new int[HomeCountryCount];
        homes[0] = Anywhere(random);
        var (countries, choice) = _neighbours[_regions[homes[0]]];
        for (var i = 1; i < homes.Length; i++)
        {
            homes[i] = countries[choice.Pick(random)];
        }

        return homes;
    }
}
