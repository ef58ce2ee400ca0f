namespace Matching.Learning;

/// <summary>Gathers how often candidates of each implied chance were chosen.</summary>
internal sealed class CalibrationMeter
{
    /// <summary>Upper ends of the bins but the last, about even in the logarithm: most candidates of a long list have hardly a chance.</summary>
    private static readonly double[] Edges = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3];

    private readonly Dictionary<int, (double Chosen, int Pairs)>[] _chosen = [.. Enumerable.Range(0, Edges.Length + 1).Select(_ => new Dictionary<int, (double, int)>())];
    private readonly double[] _chance = new double[Edges.Length + 1];

    /// <summary>Adds one ranked query.</summary>
    public void Add(PastQuery query, int[] candidates, float[] scores)
    {
        var shares = ScoreShares.Of(scores);
        for (var i = 0; i < candidates.Length; i++)
        {
            var chance = Math.Min(1, query.Chosen.Length * shares[i]);
            var bin = 0;
            while (bin < Edges.Length && chance >= Edges[bin])
            {
                bin++;
            }

            _chance[bin] += chance;
            var (chosen, pairs) = _chosen[bin].GetValueOrDefault(query.Enterprise);
            _chosen[bin][query.Enterprise] = (chosen + (query.Chose(candidates[i]) ? 1 : 0), pairs + 1);
        }
    }

    /// <summary>Every bin that holds something.</summary>
    public IReadOnlyList<CalibrationBin> Read(int resamples)
    {
        var bins = new List<CalibrationBin>();
        for (var bin = 0; bin < _chosen.Length; bin++)
        {
            var pairs = _chosen[bin].Values.Sum(group => group.Pairs);
            if (pairs > 0)
            {
                var groups = _chosen[bin].OrderBy(group => group.Key).Select(group => group.Value).ToArray();
                bins.Add(new CalibrationBin(pairs, _chance[bin] / pairs, ClusteredBootstrap.MeanOf(groups, resamples: resamples)));
            }
        }

        return bins;
    }
}
