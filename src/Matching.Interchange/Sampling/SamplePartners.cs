namespace Matching.Interchange;

/// <summary>Chooses the local partner of a project: the field's own institutions, the well-known ones first, of a kind the enterprise likes.</summary>
internal sealed class SamplePartners(SampleAtlas atlas, SampleRandom random)
{
    private readonly WeightedChoice[] _kindsOfSector =
        [.. SampleVocabulary.Default.Sectors.Select(sector => new WeightedChoice(sector.Affinity.Select(weight => (long)weight)))];

    public int Pick(int country, int sector, int year, SampleHabits habits)
    {
        var found = -1;
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var bucket = random.Chance(82) ? atlas.BySector.Of(country, sector) : atlas.ByKind.Of(country, _kindsOfSector[sector].Pick(random));
            if (bucket.IsEmpty)
            {
                continue;
            }

            found = bucket[Skewed(Open(bucket.Length, year))];
            if (Array.IndexOf(habits.Kinds, atlas.KindOf(found)) >= 0 || random.Chance(35))
            {
                return found;
            }
        }

        return found >= 0 ? found : atlas.FirstIn(country) + random.Below(atlas.CountIn(country));
    }

    /// <summary>How many of a bucket anyone works with yet: a tenth at first, four tenths in the end, three at least. The others stay cold.</summary>
    private static int Open(int count, int year)
    {
        var thousandths = 100 + (300 * (year - SampleWorldOptions.FirstYear) / (SampleWorldOptions.LastYear - SampleWorldOptions.FirstYear));
        return Math.Max(Math.Min(count, 3), (int)((long)count * thousandths / 1000));
    }

    /// <summary>An index below <paramref name="count"/>, small ones far more often: the well known stand first.</summary>
    private int Skewed(int count)
    {
        var unit = random.Unit();
        return (int)(count * (unit * unit * unit));
    }
}
