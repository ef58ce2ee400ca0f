using System.Runtime.InteropServices;

namespace Matching.Learning;

/// <summary>Sums over a history that every query asks for, made once: by country and sector, and what each enterprise works in. Immutable.</summary>
internal sealed class HistoryTotals
{
    /// <summary>A double, in words of the array that it stands in.</summary>
    private const int WordsOfNorm = sizeof(double) / sizeof(uint);

    private readonly int _sectors;
    private readonly int[] _ofCountry;
    private readonly int[] _ofCountrySector;
    private readonly int[] _start;
    private readonly uint[] _ofEnterprise;
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
        for (var institution = 0; institution < catalogue.Institutions.Count; institution++)
        {
            var country = catalogue.CountryOf(institution);
            var place = history.PlaceOf(institution);
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

        (_start, _ofEnterprise) = CountSectors(catalogue, history);
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
    public ReadOnlySpan<SectorTally> SectorsOf(int enterprise, out double norm)
    {
        // The length stands before its sectors, in one stretch of memory: of a hundred thousand enterprises the caches hold few.
        var all = _ofEnterprise.AsSpan(_start[enterprise].._start[enterprise + 1]);
        if (all.IsEmpty)
        {
            norm = 0;
            return [];
        }

        norm = MemoryMarshal.Read<double>(MemoryMarshal.AsBytes(all));
        return MemoryMarshal.Cast<uint, SectorTally>(all[WordsOfNorm..]);
    }

    /// <summary>Whether an engagement is the first of its enterprise with its institution.</summary>
    /// <param name="place">Its place among all of the history; see <see cref="EngagementHistory.PlaceOf"/>.</param>
    public bool IsFirst(int place) => (_isFirst[place / 64] >> (place % 64) & 1) != 0;

    private static (int[] Start, uint[] Words) CountSectors(Catalogue catalogue, EngagementHistory history)
    {
        var start = new int[catalogue.Enterprises.Count + 1];
        var words = new List<uint>();
        var inSector = new int[catalogue.SectorCount];
        for (var enterprise = 0; enterprise < catalogue.Enterprises.Count; enterprise++)
        {
            var past = history.OfEnterprise(enterprise);
            foreach (var engagement in past)
            {
                inSector[engagement.Sector]++;
            }

            if (past.Length > 0)
            {
                AddSectors(words, inSector);
            }

            start[enterprise + 1] = words.Count;
        }

        return (start, [.. words]);
    }

    /// <summary>Adds the length of a vector and what it holds, and clears it.</summary>
    private static void AddSectors(List<uint> words, int[] inSector)
    {
        var first = words.Count;
        words.AddRange(stackalloc uint[WordsOfNorm]);
        double squares = 0;
        for (var sector = 0; sector < inSector.Length; sector++)
        {
            if (inSector[sector] > 0)
            {
                words.Add(new SectorTally(sector, inSector[sector]).Packed);
                squares += (double)inSector[sector] * inSector[sector];
                inSector[sector] = 0;
            }
        }

        MemoryMarshal.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(words)[first..]), Math.Sqrt(squares));
    }
}
