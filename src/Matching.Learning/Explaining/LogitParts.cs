namespace Matching.Learning;

/// <summary>Takes a logit score apart: what each group of crosses adds. One thread at a time.</summary>
internal sealed class LogitParts
{
    private readonly Catalogue _catalogue;
    private readonly LogitModel _logit;
    private readonly (double Weight, AskedKeys Keys)[] _asked;

    /// <summary>Prepares a query.</summary>
    public LogitParts(Catalogue catalogue, LogitModel logit, QueryContext query)
    {
        _catalogue = catalogue;
        _logit = logit;
        _asked = Array.ConvertAll(query.Sectors.Parts, part => ((double)(float)part.Weight, ContentCrosses.Ask(catalogue, query.Profile, part.Sector)));
    }

    /// <summary>Adds what each group gives to the score of one row, before it is centred.</summary>
    /// <param name="row">The features.</param>
    /// <param name="institution">Whose row it is.</param>
    /// <param name="byGroup">One place a group.</param>
    public void Add(ReadOnlySpan<float> row, int institution, double[] byGroup)
    {
        var groups = ReasonGroups.Default;
        for (var column = 0; column < row.Length; column++)
        {
            foreach (var bucket in HistoryCrosses.Passed(column, row[column]))
            {
                byGroup[(int)groups.Columns[column]] += _logit.Weights[bucket];
            }
        }

        foreach (var (weight, keys) in _asked)
        {
            var sums = new GroupSums(_logit, weight, byGroup);
            ContentCrosses.Visit(ref sums, keys, _catalogue.Profiles[institution]);
        }
    }

    private readonly struct GroupSums(LogitModel logit, double factor, double[] byGroup) : ICrossSink
    {
        public void Add(ContentCrosses.Side side, ContentCrosses.Asked asked, int bucket)
        {
            if (!logit.Without.Hides(side, asked))
            {
                byGroup[(int)ReasonGroups.Default.Of(side, asked)] += factor * logit.Weights[bucket];
            }
        }
    }
}
