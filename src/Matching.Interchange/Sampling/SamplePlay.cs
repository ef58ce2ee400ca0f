namespace Matching.Interchange;

/// <summary>Makes projects one after another, remembering what each enterprise did before.</summary>
internal sealed class SamplePlay
{
    private const int Remembered = 8;

    private readonly SampleVocabulary _words = SampleVocabulary.Default;
    private readonly SampleRandom _random;
    private readonly SampleTravel _travel;
    private readonly SampleAtlas _atlas;
    private readonly SamplePartners _partners;
    private readonly WeightedChoice _activity;
    private readonly SampleHabits[] _habits;
    private readonly int[] _memory;
    private readonly Step[] _last;
    private int _projects;

    public SamplePlay(SampleWorldOptions options, SampleAtlas atlas, SampleTravel travel, SampleEnterprises enterprises)
    {
        (_atlas, _travel) = (atlas, travel);
        _random = new SampleRandom(options.Seed, SampleStream.Projects, 0);
        _partners = new SamplePartners(atlas, _random);
        _habits = [.. Enumerable.Range(0, enterprises.Count).Select(enterprises.Habits)];
        _activity = new WeightedChoice(Enumerable.Range(0, enterprises.Count).Select(index => 1_000_000L / (index + 8)));
        _memory = new int[enterprises.Count * Remembered];
        Array.Fill(_memory, -1);
        _last = new Step[enterprises.Count];
    }

    public SampleProject Next(int year)
    {
        var enterprise = Active(year);
        var habits = _habits[enterprise];
        var number = ++_projects;
        var before = _last[enterprise];
        var step = new Step(number, 1, 0, 0, 0);
        if (before.Phase > 0 && _random.Chance(15))
        {
            // A further phase: same place and field, most often the same partner.
            step = before with { Phase = before.Phase + 1 };
            step = _random.Chance(80) ? step : step with { Lead = _partners.Pick(step.Country, step.Sector, year, habits) };
        }
        else if (_random.Chance(30) && Recall(enterprise) is { } partner)
        {
            step = step with { Lead = partner, Country = _atlas.CountryOf(partner), Sector = _random.Chance(80) ? _atlas.SectorOf(partner) : SectorOf(habits) };
        }
        else
        {
            var country = _random.Chance(75) ? habits.Countries[_random.Below(habits.Countries.Length)] : _travel.Anywhere(_random);
            var sector = SectorOf(habits);
            step = step with { Country = country, Sector = sector, Lead = _partners.Pick(country, sector, year, habits) };
        }

        _last[enterprise] = step;
        var pairs = Pairs(enterprise, step, year);
        foreach (var (each, institution) in pairs)
        {
            _memory[(each * Remembered) + _random.Below(Remembered)] = institution;
        }

        var fate = new SampleFate(_random, _words.Sectors[step.Sector], _atlas.KindOf(step.Lead), year);
        return new SampleProject(
            number,
            step.Cluster,
            step.Phase,
            year,
            step.Country,
            step.Sector,
            _random.Below(_words.Sectors[step.Sector].Fields.Count),
            step.Lead,
            fate.Outcome,
            fate.AmountUsdMillions,
            pairs);
    }

    private List<(int Enterprise, int Institution)> Pairs(int enterprise, Step step, int year)
    {
        var pairs = new List<(int, int)> { (enterprise, step.Lead) };
        var more = _random.Below(100) switch { < 60 => 0, < 88 => 1, _ => 2 };
        for (var i = 0; i < more; i++)
        {
            var pair = (enterprise, _partners.Pick(step.Country, step.Sector, year, _habits[enterprise]));
            if (!pairs.Contains(pair))
            {
                pairs.Add(pair);
            }
        }

        // Enterprises of one chain going abroad together.
        if (_random.Chance(8) && Companion(enterprise, year) is var companion && companion != enterprise)
        {
            pairs.Add((companion, step.Lead));
        }

        return pairs;
    }

    private int Active(int year)
    {
        for (var attempt = 0; ; attempt++)
        {
            var enterprise = _activity.Pick(_random);
            if (_habits[enterprise].DebutYear <= year || attempt == 20)
            {
                return enterprise;
            }
        }
    }

    /// <summary>Another enterprise of the same main sector, if a few draws find one.</summary>
    private int Companion(int enterprise, int year)
    {
        var companion = Active(year);
        for (var attempt = 0; attempt < 5 && (companion == enterprise || _habits[companion].Sectors[0] != _habits[enterprise].Sectors[0]); attempt++)
        {
            companion = Active(year);
        }

        return companion;
    }

    private int SectorOf(SampleHabits habits) => _random.Below(100) switch
    {
        < 65 => habits.Sectors[0],
        < 82 => habits.Sectors[1],
        < 92 => habits.Sectors[2],
        _ => _random.Below(_words.Sectors.Count),
    };

    private int? Recall(int enterprise)
    {
        var partner = _memory[(enterprise * Remembered) + _random.Below(Remembered)];
        return partner < 0 ? null : partner;
    }

    private readonly record struct Step(int Cluster, int Phase, int Country, int Sector, int Lead);
}
