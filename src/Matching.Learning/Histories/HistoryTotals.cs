namespace Matching.Learning;

/// <summary>Sums over a history that every query asks for, made once: by country and sector, and what each enterprise works in. Immutable.</summary>
internal sealed class HistoryTotals
{
    private readonly int _sectors;
    private readonly int[] _ofCountry;
    private readonly int[] _ofCountrySector;
    private readonly int[] _start;
    private readonly (int Sector, int Count)[] _ofEnterprise;
    private readonly double[] _norm;
    private readonly ulong[] _isFirst;

    /// <summary>Sums.</summary>
    /// <param name="catalogue">Numbers everyone.</param>
    /// <param name="history">What is known.</param>
    public HistoryTotals(Catalogue catalogue, EngagementHistory history)
    {
        _sectors = catalogue.SectorCount;
        _ofCountry = new int[catalogue.CountryCount];
        _ofCountrySector = new int[catalogue.CountryCount * _sectors];
        _isFirst = new ulong[(history.Count + 63) / 64];
        var lastSeenAt = new int[catalogue.Enterprises.Count];
        var place = 0;
        for (var institution = 0; institution < catalogue.Institutions.Count; institution++)
        {
            var country = catalogue.CountryOf(institution);
            foreach (var past in history.OfInstitution(institution))
            {
                if (lastSeenAt[past.Enterprise] != institution + 1)
                {
                    lastSeenAt[past.Enterprise] = institution + 1;
                    _isFirst[place / 64] |= 1UL << (place % 64);
                }

                place++;
                _ofCountry[country]++;
                _ofCountrySector[(country * _sectors) + past.Sector]++;
            }
        }

        (_start, _ofEnterprise, _norm) = CountSectors(catalogue, history);
    }

    /// <summary>Engagements with institutions of a country: all, and those in the sectors of a mix.</summary>
    public (int All, int InSectors) OfCountry(int country, SectorMix sectors)
    {
        var counts = _ofCountrySector.AsSpan(country * _sectors, _sectors);
        var covered = 0;
        for (var sector = 0; sector < counts.Length; sector++)
        {
            covered += sectors.Covers(sector) ? counts[sector] : 0;
        }

        return (_ofCountry[country], covered);
    }

    /// <summary>The sectors an enterprise was engaged in, ascending, with how often; and the length of that as a vector.</summary>
    public ReadOnlySpan<(int Sector, int Count)> SectorsOf(int enterprise, out double norm)
    {
        norm = _norm[enterprise];
        return _ofEnterprise.AsSpan(_start[enterprise].._start[enterprise + 1]);
    }

    /// <summary>Whether an engagement is the first of its enterprise with its institution.</summary>
    /// <param name="place">Its place among all of the history; see <see cref="EngagementHistory.PlaceOf"/>.</param>
    public bool IsFirst(int place) => (_isFirst[place / 64] >> (place % 64) & 1) != 0;

    private static (int[] Start, (int Sector, int Count)[] Counts, double[] Norm) CountSectors(Catalogue catalogue, EngagementHistory history)
    {
        var start = new int[catalogue.Enterprises.Count + 1];
        var norm = new double[catalogue.Enterprises.Count];
        var counts = new List<(int, int)>();
        var inSector = new int[catalogue.SectorCount];
        for (var enterprise = 0; enterprise < norm.Length; enterprise++)
        {
            var past = history.OfEnterprise(enterprise);
            foreach (var engagement in past)
            {
                inSector[engagement.Sector]++;
            }

            double squares = 0;
            for (var sector = 0; sector < inSector.Length && past.Length > 0; sector++)
            {
                if (inSector[sector] > 0)
                {
                    counts.Add((sector, inSector[sector]));
                    squares += (double)inSector[sector] * inSector[sector];
                    inSector[sector] = 0;
                }
            }

            norm[enterprise] = Math.Sqrt(squares);
            start[enterprise + 1] = counts.Count;
        }

        return (start, [.. counts], norm);
    }
}
