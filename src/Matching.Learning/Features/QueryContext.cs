namespace Matching.Learning;

/// <summary>What is computed once a query, before its candidates are looked at. One thread at a time.</summary>
internal sealed class QueryContext
{
    public QueryContext(Catalogue catalogue, EngagementHistory history, int enterprise, int sector)
    {
        Enterprise = enterprise;
        Profile = catalogue.EnterpriseProfiles[enterprise];
        Sectors = SectorMix.Of(catalogue, history, enterprise, sector);
        OwnEngagements = history.OfEnterprise(enterprise).Length;
        Partners = new OwnPartners(catalogue, history, enterprise);
        Totals = history.TotalsOver(catalogue);
        _catalogue = catalogue;
        _history = history;
        _ownSectors = new double[catalogue.SectorCount];
        foreach (var (own, count) in Totals.SectorsOf(enterprise, out _))
        {
            _ownSectors[own] = count;
        }

        foreach (var (part, weight) in Sectors.Parts)
        {
            _ownSectors[part] += weight;
        }

        _ownNorm = Norm(_ownSectors);
    }

    private readonly Catalogue _catalogue;
    private readonly EngagementHistory _history;
    private readonly double[] _ownSectors;
    private readonly double _ownNorm;
    private int _lastCountry = -1;
    private (int All, int InSectors) _engagementsWithLast;
    private int _lastOwnCountry = -1;
    private int _ownWithLast;

    public int Enterprise { get; }

    public EnterpriseProfile Profile { get; }

    public SectorMix Sectors { get; }

    public int OwnEngagements { get; }

    /// <summary>Whom the enterprise engaged before.</summary>
    public OwnPartners Partners { get; }

    /// <summary>Sums over the whole history.</summary>
    public HistoryTotals Totals { get; }

    /// <summary>Cosine between the sectors of another enterprise's engagements and those of the asking one (with the query's own added).</summary>
    public double SimilarityTo(int other)
    {
        double dot = 0;
        var worked = Totals.SectorsOf(other, out var norm);
        foreach (var (sector, count) in worked)
        {
            dot += count * _ownSectors[sector];
        }

        norm *= _ownNorm;
        return norm == 0 ? 0 : dot / norm;
    }

    /// <summary>Engagements with institutions of a country: all, and those in the query's sectors. Candidates of a country stand together.</summary>
    public (int All, int InSectors) EngagementsWith(int country)
    {
        if (country != _lastCountry)
        {
            (_lastCountry, _engagementsWithLast) = (country, Totals.OfCountry(country, Sectors));
        }

        return _engagementsWithLast;
    }

    /// <summary>Engagements of the asking enterprise with institutions of a country.</summary>
    public int OwnEngagementsWith(int country)
    {
        if (country != _lastOwnCountry)
        {
            (_lastOwnCountry, _ownWithLast) = (country, 0);
            foreach (var past in _history.OfEnterprise(Enterprise))
            {
                _ownWithLast += _catalogue.CountryOf(past.Institution) == country ? 1 : 0;
            }
        }

        return _ownWithLast;
    }

    private static double Norm(double[] vector)
    {
        double squares = 0;
        foreach (var value in vector)
        {
            squares += value * value;
        }

        return Math.Sqrt(squares);
    }
}
