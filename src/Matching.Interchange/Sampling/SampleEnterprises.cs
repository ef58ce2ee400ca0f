using System.Globalization;
using Matching.Domain;

namespace Matching.Interchange;

/// <summary>Names the enterprises and knows their habits, each by its index alone.</summary>
internal sealed class SampleEnterprises
{
    private static readonly (string English, string Chinese)[] Forms =
    [
        ("Group", "集团"),
        ("Engineering Company", "工程公司"),
        ("Construction Group", "建设集团"),
        ("International Company", "国际公司"),
        ("Technology Company", "科技公司"),
        ("Investment Holding", "投资控股公司"),
    ];

    private readonly SampleVocabulary _words = SampleVocabulary.Default;
    private readonly ulong _seed;
    private readonly Shuffle _order;
    private readonly WeightedChoice _sectors;
    private readonly SampleTravel _travel;

    public SampleEnterprises(SampleWorldOptions options, SampleTravel travel)
    {
        (_seed, _travel, Count) = (options.Seed, travel, options.Enterprises);
        _order = new Shuffle(Count, new SampleRandom(_seed, SampleStream.EnterpriseOrder, 0));
        _sectors = new WeightedChoice(_words.Sectors.Select(sector => (long)sector.Weight));
    }

    public int Count { get; }

    public EnterpriseId Id(int index) => new(string.Create(CultureInfo.InvariantCulture, $"SE{_order[index] + 1:D6}"));

    public Enterprise Make(int index)
    {
        var random = new SampleRandom(_seed, SampleStream.Enterprise, index);
        var main = _sectors.Pick(random);
        var fields = _words.Sectors[main].Fields;
        var field = fields[random.Below(fields.Count)];
        var form = Forms[random.Below(Forms.Length)];
        var brands = _words.Brands;
        var (number, brand) = Math.DivRem(_order[index], brands.Count * brands.Count);
        var (first, second) = Math.DivRem(brand, brands.Count);
        var counted = number == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" No. {number + 1}");
        var countedChinese = number == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{number + 1}号");
        var english = $"{brands[first][0]}{brands[second][2]}{counted} {field[0]}";
        return new Enterprise(
            Id(index),
            $"Example {english} {form.English} (sample)",
            [$"示例{brands[first][1]}{brands[second][3]}{countedChinese}{field[6]}{form.Chinese}（示例）", $"{english} (sample)"]);
    }

    public SampleHabits Habits(int index)
    {
        // The first number is the main sector of the name as well: a hydropower company builds power stations.
        var random = new SampleRandom(_seed, SampleStream.Enterprise, index);
        var main = _sectors.Pick(random);
        random = new SampleRandom(_seed, SampleStream.Enterprise, index + (long)Count);
        var kinds = new WeightedChoice(_words.Sectors[main].Affinity.Select(weight => (long)weight));
        return new SampleHabits(
            [main, _sectors.Pick(random), _sectors.Pick(random)],
            _travel.HomeCountries(random),
            [(InstitutionKind)kinds.Pick(random), (InstitutionKind)kinds.Pick(random)],
            random.Chance(40) ? SampleWorldOptions.FirstYear : SampleWorldOptions.FirstYear + random.Below(SampleWorldOptions.LastYear - SampleWorldOptions.FirstYear));
    }
}
