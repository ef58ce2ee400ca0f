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
        _catalogue = catalogue;
        _history = history;
        _ownSectors = new double[catalogue.SectorCount];
        _otherSectors = new double[catalogue.SectorCount];
        CountSectors(enterprise, _ownSectors);
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
    private readonly double[] _otherSectors;
    private readonly Dictionary<int, double> _similarity = [];
    private readonly Dictionary<int, (int All, int InSectors)> _country = [];

    public int Enterprise { get; }

    public EnterpriseProfile Profile { get; }

    public SectorMix Sectors { get; }

    public int OwnEngagements { get; }

    /// <summary>Cosine between the sectors of another enterprise's engagements and those of the asking one (with the query's own added).</summary>
    public double SimilarityTo(int other)
    {
        if (!_similarity.TryGetValue(other, out var similarity))
        {
            CountSectors(other, _otherSectors);
            double dot = 0;
            for (var s = 0; s < _otherSectors.Length; s++)
            {
                dot += _otherSectors[s] * _ownSectors[s];
            }

            var norm = Norm(_otherSectors) * _ownNorm;
            similarity = _similarity[other] = norm == 0 ? 0 : dot / norm;
        }

        return similarity;
    }

    /// <summary>Engagements with institutions of a country: all, and those in the query's sectors.</summary>
    public (int All, int InSectors) EngagementsWith(int country)
    {
        if (!_country.TryGetValue(country, out var counts))
        {
            foreach (var institution in _catalogue.InCountry(country))
            {
                foreach (var past in _history.OfInstitution(institution))
                {
                    counts.All++;
                    counts.InSectors += Sectors.Covers(past.Sector) ? 1 : 0;
                }
            }

            _country[country] = counts;
        }

        return counts;
    }

    private void CountSectors(int enterprise, double[] counts)
    {
        Array.Clear(counts);
        foreach (var past in _history.OfEnterprise(enterprise))
        {
            counts[past.Sector]++;
        }
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
